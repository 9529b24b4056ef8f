import Box from "@mui/material/Box";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Notice } from "../../../ui/notice";
import { PasswordField } from "../../../ui/password-field";
import { toast } from "../../../ui/toast";
import { useUpdateMe } from "../api/use-me";
import { body } from "./section";

const PASSWORD_MIN = 8;
const empty = { currentPassword: "", newPassword: "" };

/** A new password; whoever else is signed in as this person is signed out by it. */
export function PasswordForm() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const update = useUpdateMe();
  const form = useForm({ defaultValues: empty });
  const { errors } = form.formState;
  useFieldErrors(form, update.error);
  const eyes = { show: t("forms.show"), hide: t("forms.hide") };
  const required = t("forms.required");

  return (
    <Box
      component="form"
      noValidate
      sx={body}
      onSubmit={form.handleSubmit((values) =>
        update.mutate(values, {
          onSuccess: () => {
            form.reset(empty);
            toast(t("me.password.changed"));
          },
        }),
      )}
    >
      {update.error && <Notice tone="danger">{problemText(update.error)}</Notice>}
      <PasswordField
        label={t("me.password.current")}
        autoComplete="current-password"
        error={errors.currentPassword?.message}
        {...eyes}
        {...form.register("currentPassword", { required })}
      />
      <PasswordField
        label={t("me.password.new")}
        autoComplete="new-password"
        help={t("session.passwordHelp")}
        error={errors.newPassword?.message}
        {...eyes}
        {...form.register("newPassword", {
          required,
          minLength: { value: PASSWORD_MIN, message: t("session.passwordHelp") },
        })}
      />
      <Box sx={{ display: "flex", justifyContent: "flex-end" }}>
        <BusyButton type="submit" variant="contained" color="primary" busy={update.isPending}>
          {t("me.password.change")}
        </BusyButton>
      </Box>
    </Box>
  );
}
