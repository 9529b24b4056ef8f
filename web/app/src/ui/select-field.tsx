import FormControl from "@mui/material/FormControl";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import MenuItem from "@mui/material/MenuItem";
import OutlinedInput from "@mui/material/OutlinedInput";
import Select from "@mui/material/Select";
import { useId } from "react";

interface Props {
  label: string;
  value: string;
  options: { value: string; label: string }[];
  error?: string;
  onChange: (value: string) => void;
}

/** One of several, with its label above. */
export function SelectField({ label, value, options, error, onChange }: Props) {
  const id = useId();
  return (
    <FormControl fullWidth error={Boolean(error)}>
      <FormLabel id={id} sx={{ mb: 0.75 }}>
        {label}
      </FormLabel>
      <Select
        labelId={id}
        displayEmpty
        value={options.some((each) => each.value === value) ? value : ""}
        onChange={(event) => onChange(event.target.value)}
        input={<OutlinedInput />}
      >
        {options.map((each) => (
          <MenuItem key={each.value} value={each.value}>
            {each.label}
          </MenuItem>
        ))}
      </Select>
      {error && <FormHelperText>{error}</FormHelperText>}
    </FormControl>
  );
}
