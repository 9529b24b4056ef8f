import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import FormControlLabel from "@mui/material/FormControlLabel";
import FormLabel from "@mui/material/FormLabel";
import Radio from "@mui/material/Radio";
import RadioGroup from "@mui/material/RadioGroup";
import { useId } from "react";
import { Controller, useForm } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { useFieldErrors } from "../../../lib/use-field-errors";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Role, User } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Field } from "../../../ui/field";
import { Notice } from "../../../ui/notice";
import { PasswordField } from "../../../ui/password-field";
import { useCreateUser, useUpdateUser } from "../api/use-users";

const roles: Role[] = ["agent", "supervisor", "admin"];
const PASSWORD_MIN = 8;

interface Values {
  name: string;
  email: string;
  password: string;
  role: Role;
}

export function UserDialog({ user, onClose }: { user?: User; onClose: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const titleId = useId();
  const create = useCreateUser();
  const update = useUpdateUser(user?.id ?? "");
  const error = create.error ?? update.error;
  const saving = create.isPending || update.isPending;
  const form = useForm<Values>({
    defaultValues: { name: user?.name ?? "", email: user?.email ?? "", password: "", role: user?.role ?? "agent" },
  });
  const { errors } = form.formState;
  const required = t("forms.required");
  useFieldErrors(form, error);

  function save({ name, email, password, role }: Values) {
    if (user) update.mutate({ name, role, password: password || undefined }, { onSuccess: onClose });
    else create.mutate({ name, email: email.trim(), password, role }, { onSuccess: onClose });
  }

  return (
    <Dialog open onClose={saving ? undefined : onClose} maxWidth="xs" fullWidth aria-labelledby={titleId}>
      <form noValidate autoComplete="off" onSubmit={form.handleSubmit(save)}>
        <DialogTitle id={titleId}>{user ? t("users.edit") : t("users.new")}</DialogTitle>
        <DialogContent>
          <Box sx={{ display: "grid", gap: 2.25 }}>
            {error && <Notice tone="danger">{problemText(error)}</Notice>}
            <Field
              label={t("users.name")}
              autoFocus
              error={errors.name?.message}
              {...form.register("name", { required })}
            />
            <Field
              label={t("users.email")}
              type="email"
              disabled={Boolean(user)}
              error={errors.email?.message}
              {...form.register("email", user ? {} : { required })}
            />
            <PasswordField
              label={t("users.password")}
              show={t("forms.show")}
              hide={t("forms.hide")}
              autoComplete="new-password"
              help={user ? t("users.passwordKept") : t("session.passwordHelp")}
              error={errors.password?.message}
              {...form.register("password", {
                ...(user ? {} : { required }),
                minLength: { value: PASSWORD_MIN, message: t("session.passwordHelp") },
              })}
            />
            <Controller
              control={form.control}
              name="role"
              render={({ field }) => (
                <div>
                  <FormLabel id={`${titleId}-role`}>{t("users.role")}</FormLabel>
                  <RadioGroup {...field} aria-labelledby={`${titleId}-role`} sx={{ mt: 0.5 }}>
                    {roles.map((role) => (
                      <FormControlLabel
                        key={role}
                        value={role}
                        control={<Radio size="small" />}
                        label={
                          <>
                            {t(`users.roles.${role}`)}
                            <Box component="span" sx={{ display: "block", fontSize: 12.5, color: "tk.ink2" }}>
                              {t(`users.roleHelp.${role}`)}
                            </Box>
                          </>
                        }
                        slotProps={{ typography: { sx: { fontWeight: 550 } } }}
                        sx={{ alignItems: "flex-start", "& .MuiRadio-root": { mt: "-7px" }, mt: 1 }}
                      />
                    ))}
                  </RadioGroup>
                </div>
              )}
            />
          </Box>
        </DialogContent>
        <DialogActions>
          <Button onClick={onClose} disabled={saving}>
            {t("forms.cancel")}
          </Button>
          <BusyButton type="submit" variant="contained" color="primary" busy={saving}>
            {t("forms.save")}
          </BusyButton>
        </DialogActions>
      </form>
    </Dialog>
  );
}
