import Box from "@mui/material/Box";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Field } from "../../../ui/field";
import { Notice } from "../../../ui/notice";
import { PasswordField } from "../../../ui/password-field";
import { useSignIn } from "../api/use-sign-in";
import { Door } from "./door";

export function SignIn({ demo, expired }: { demo: boolean; expired: boolean }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const signIn = useSignIn();
  const { register, handleSubmit, formState } = useForm({ defaultValues: { email: "", password: "" } });
  const required = t("forms.required");

  return (
    <Door title={t("session.signIn.title")} subtitle={t("session.signIn.subtitle")}>
      <Box
        component="form"
        noValidate
        onSubmit={handleSubmit((values) => signIn.mutate({ ...values, email: values.email.trim() }))}
        sx={{ display: "grid", gap: 2.25 }}
      >
        {expired && !signIn.error && <Notice tone="info">{t("session.signIn.expired")}</Notice>}
        {signIn.error && <Notice tone="danger">{problemText(signIn.error)}</Notice>}
        <Field
          label={t("session.email")}
          type="email"
          autoComplete="username"
          autoFocus
          error={formState.errors.email?.message}
          {...register("email", { required })}
        />
        <PasswordField
          label={t("session.password")}
          show={t("forms.show")}
          hide={t("forms.hide")}
          autoComplete="current-password"
          error={formState.errors.password?.message}
          {...register("password", { required })}
        />
        <BusyButton
          type="submit"
          variant="contained"
          color="primary"
          busy={signIn.isPending}
          sx={{ height: 42, mt: 0.5 }}
        >
          {t("session.signIn.submit")}
        </BusyButton>
        {demo && <Notice tone="info">{t("session.signIn.demo")}</Notice>}
      </Box>
    </Door>
  );
}
