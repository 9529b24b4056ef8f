import Box from "@mui/material/Box";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Field } from "../../../ui/field";
import { Notice } from "../../../ui/notice";
import { toast } from "../../../ui/toast";
import { useUpdateMe } from "../api/use-me";
import type { Me } from "../me";
import { PhotoField } from "./photo-field";
import { body } from "./section";

/** How colleagues see me. */
export function NameForm({ me }: { me: Me }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const update = useUpdateMe();
  const form = useForm({ defaultValues: { name: me.name } });
  useFieldErrors(form, update.error);

  return (
    <Box
      component="form"
      noValidate
      sx={body}
      onSubmit={form.handleSubmit(({ name }) =>
        update.mutate(
          { name: name.trim() },
          {
            onSuccess: () => {
              form.reset({ name: name.trim() });
              toast(t("me.saved"));
            },
          },
        ),
      )}
    >
      <Box sx={{ display: "flex", alignItems: "center", gap: 2 }}>
        <PhotoField me={me} />
      </Box>
      {update.error && <Notice tone="danger">{problemText(update.error)}</Notice>}
      <Field
        label={t("session.yourName")}
        autoComplete="name"
        error={form.formState.errors.name?.message}
        {...form.register("name", { validate: (name) => name.trim() !== "" || t("forms.required") })}
      />
      <Box sx={{ display: "flex", justifyContent: "flex-end" }}>
        <BusyButton
          type="submit"
          variant="contained"
          color="primary"
          busy={update.isPending}
          disabled={!form.formState.isDirty}
        >
          {t("forms.save")}
        </BusyButton>
      </Box>
    </Box>
  );
}
