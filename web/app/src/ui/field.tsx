import FormControl from "@mui/material/FormControl";
import FormHelperText from "@mui/material/FormHelperText";
import FormLabel from "@mui/material/FormLabel";
import OutlinedInput, { type OutlinedInputProps } from "@mui/material/OutlinedInput";
import { useId, type Ref } from "react";

export interface FieldProps extends Omit<OutlinedInputProps, "label" | "error" | "ref"> {
  label: string;
  help?: string;
  error?: string;
  /** Goes to the input itself, where form libraries expect it. */
  ref?: Ref<HTMLInputElement>;
}

/** A labelled input. The label stands above, never floats over what is typed; the error replaces the help. */
export function Field({ label, help, error, ref, ...input }: FieldProps) {
  const id = useId();
  const note = error ?? help;
  return (
    <FormControl fullWidth error={Boolean(error)}>
      <FormLabel htmlFor={id} sx={{ mb: 0.75 }}>
        {label}
      </FormLabel>
      <OutlinedInput id={id} inputRef={ref} aria-describedby={note ? `${id}-note` : undefined} {...input} />
      {note && <FormHelperText id={`${id}-note`}>{note}</FormHelperText>}
    </FormControl>
  );
}
