import Box from "@mui/material/Box";
import { useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Field } from "../../../ui/field";
import { Notice } from "../../../ui/notice";
import { PasswordField } from "../../../ui/password-field";
import { useSetUp, type SetUpRequest } from "../api/use-set-up";
import { Door } from "./door";

const PASSWORD_MIN = 8;

export function SetUp() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const setUp = useSetUp();
  const form = useForm<SetUpRequest>({ defaultValues: { companyName: "", name: "", email: "", password: "" } });
  const { register, handleSubmit, formState } = form;
  const { errors } = formState;
  const required = t("forms.required");
  useFieldErrors(form, setUp.error);

  return (
    <Door title={t("session.setUp.title")} subtitle={t("session.setUp.subtitle")}>
      <Box
        component="form"
        noValidate
        onSubmit={handleSubmit((values) => setUp.mutate(values))}
        sx={{ display: "grid", gap: 2.25 }}
      >
        {setUp.error && <Notice tone="danger">{problemText(setUp.error)}</Notice>}
        <Field
          label={t("session.companyName")}
          autoComplete="organization"
          autoFocus
          error={errors.companyName?.message}
          {...register("companyName", { required })}
        />
        <Field
          label={t("session.yourName")}
          autoComplete="name"
          error={errors.name?.message}
          {...register("name", { required })}
        />
        <Field
          label={t("session.email")}
          type="email"
          autoComplete="username"
          error={errors.email?.message}
          {...register("email", { required })}
        />
        <PasswordField
          label={t("session.password")}
          show={t("forms.show")}
          hide={t("forms.hide")}
          autoComplete="new-password"
          help={t("session.passwordHelp")}
          error={errors.password?.message}
          {...register("password", {
            required,
            minLength: { value: PASSWORD_MIN, message: t("session.passwordHelp") },
          })}
        />
        <BusyButton
          type="submit"
          variant="contained"
          color="primary"
          busy={setUp.isPending}
          sx={{ height: 42, mt: 0.5 }}
        >
          {t("session.setUp.submit")}
        </BusyButton>
      </Box>
    </Door>
  );
}
