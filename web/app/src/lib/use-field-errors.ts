import { useEffect } from "react";
import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import { toProblem } from "./problem";

/** Puts the server's field errors under the fields they speak of. */
export function useFieldErrors<T extends FieldValues>(form: UseFormReturn<T>, error: unknown) {
  const { setError, getValues } = form;
  useEffect(() => {
    if (!error) return;
    const known = Object.keys(getValues());
    for (const [field, sentences] of Object.entries(toProblem(error).fieldErrors)) {
      if (known.includes(field)) setError(field as Path<T>, { message: sentences.join(" ") });
    }
  }, [error, setError, getValues]);
}
