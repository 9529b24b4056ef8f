import Box from "@mui/material/Box";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useId } from "react";
import type { UseFormReturn } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { Field } from "../../../ui/field";
import { PasswordField } from "../../../ui/password-field";
import type { ConnectionForm } from "../api/use-connections";

const digits = /^\d+$/;

/** The fields of *API Oficial*, named as Meta and the guide name them in every language. */
export function ConnectionFields({ form, editing }: { form: UseFormReturn<ConnectionForm>; editing: boolean }) {
  const { t } = useTranslation();
  const { register, formState } = form;
  const { errors } = formState;
  const required = t("forms.required");
  const secret = editing ? {} : { required };
  const kept = editing ? t("connections.fields.kept") : undefined;
  const number = { required, pattern: { value: digits, message: t("connections.fields.digits") } };
  const reveal = { show: t("forms.show"), hide: t("forms.hide"), autoComplete: "new-password" };

  return (
    <>
      {!editing && <KindChoice />}
      <Field
        label={t("connections.fields.name")}
        help={t("connections.fields.nameHelp")}
        autoFocus
        error={errors.name?.message}
        {...register("name", { required })}
      />
      <Box sx={{ display: "grid", gap: 2.25, gridTemplateColumns: { sm: "1fr 1fr" } }}>
        <Field
          label="Phone Number ID"
          inputMode="numeric"
          disabled={editing}
          error={errors.phoneNumberId?.message}
          {...register("phoneNumberId", editing ? {} : number)}
        />
        <Field
          label="Business Account ID"
          inputMode="numeric"
          error={errors.businessAccountId?.message}
          {...register("businessAccountId", number)}
        />
      </Box>
      <PasswordField
        label="Access Token"
        {...reveal}
        help={kept ?? t("connections.fields.accessTokenHelp")}
        error={errors.accessToken?.message}
        {...register("accessToken", secret)}
      />
      <PasswordField
        label="App Secret"
        {...reveal}
        help={kept ?? t("connections.fields.appSecretHelp")}
        error={errors.appSecret?.message}
        {...register("appSecret", secret)}
      />
      <Field
        label="Webhook Verify Token"
        help={kept ?? t("connections.fields.verifyTokenHelp")}
        error={errors.verifyToken?.message}
        {...register("verifyToken", secret)}
      />
    </>
  );
}

function KindChoice() {
  const { t } = useTranslation();
  const id = useId();
  return (
    <div>
      <FormLabel id={id}>{t("connections.fields.kind")}</FormLabel>
      <RadioGroup aria-labelledby={id} value="whatsapp_cloud" sx={{ mt: 0.75 }}>
        <Box
          sx={{
            display: "flex",
            flexDirection: "column",
            border: "1px solid",
            borderColor: "tk.accent",
            bgcolor: "tk.accentSoft",
            borderRadius: "10px",
            px: 1.5,
            py: 0.5,
          }}
        >
          <FormControlLabel
            value="whatsapp_cloud"
            control={<Radio size="small" slotProps={{ input: { "aria-describedby": `${id}-note` } }} />}
            label={t("channels.whatsapp_cloud.name")}
            slotProps={{ typography: { sx: { fontWeight: 600 } } }}
          />
          <Box id={`${id}-note`} sx={{ fontSize: 12.5, color: "tk.ink2", pl: "28px", pb: 1, mt: "-4px" }}>
            {t("channels.whatsapp_cloud.text")}
          </Box>
        </Box>
      </RadioGroup>
    </div>
  );
}
