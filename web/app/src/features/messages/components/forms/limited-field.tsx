import Box from "@mui/material/Box";
import { Field } from "../../../../ui/field";

interface Props {
  label: string;
  max: number;
  value: string;
  multiline?: boolean;
  autoFocus?: boolean;
  onValue: (value: string) => void;
}

/** An input that cannot be longer than the channel takes, and shows how much of that is used. */
export function LimitedField({ label, max, value, multiline, autoFocus, onValue }: Props) {
  return (
    <Field
      label={label}
      value={value}
      multiline={multiline}
      minRows={multiline ? 3 : undefined}
      maxRows={multiline ? 8 : undefined}
      autoFocus={autoFocus}
      inputProps={{ maxLength: max, "aria-label": label }}
      onChange={(event) => onValue(event.target.value)}
      endAdornment={
        <Box
          component="span"
          aria-hidden
          sx={{
            pr: 1.25,
            fontSize: 11.5,
            color: "tk.ink3",
            fontVariantNumeric: "tabular-nums",
            alignSelf: multiline ? "flex-end" : undefined,
            pb: multiline ? 0.75 : 0,
          }}
        >
          {value.length}/{max}
        </Box>
      }
    />
  );
}
