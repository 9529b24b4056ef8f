import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePermission, useSession } from "../../../lib/session";
import { useProblemText } from "../../../lib/use-problem-text";
import type { User } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { Avatar } from "../../../ui/avatar";
import { Confirm } from "../../../ui/confirm";
import { Pill } from "../../../ui/pill";
import { toast } from "../../../ui/toast";
import { useUpdateUser } from "../api/use-users";

export function UserRow({ user, onEdit }: { user: User; onEdit: () => void }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const me = useSession().user.id;
  const canManage = usePermission("users.manage");
  const update = useUpdateUser(user.id);
  const [asking, setAsking] = useState(false);
  const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;
  const setActive = (isActive: boolean) =>
    update.mutate(
      { isActive },
      { onError: (error) => toast(problemText(error), { tone: "danger" }), onSettled: () => setAsking(false) },
    );

  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.75,
        flexWrap: "wrap",
        px: 2.5,
        py: 1.25,
        minHeight: 64,
        "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
      }}
    >
      <Box sx={{ filter: user.isActive ? "none" : "grayscale(1)" }}>
        <Avatar name={user.name} seed={user.id} size={36} photo={user.photoUrl} />
      </Box>
      <Box sx={{ flex: { xs: "1 0 calc(100% - 50px)", sm: "1 1 180px" }, minWidth: 0 }}>
        <Box sx={{ ...line, fontWeight: 600 }}>
          {user.name}
          {user.id === me && (
            <Box component="span" sx={{ fontWeight: 400, color: "tk.ink3" }}>
              {` · ${t("users.you")}`}
            </Box>
          )}
        </Box>
        <Box sx={{ ...line, fontSize: 13, color: "tk.ink2" }}>{user.email}</Box>
      </Box>
      <Box sx={{ fontSize: 13, color: "tk.ink2", width: { sm: 104 } }}>{t(`users.roles.${user.role}`)}</Box>
      <Box sx={{ width: { sm: 84 } }}>
        <Pill tone={user.isActive ? "ok" : "neutral"}>{t(user.isActive ? "users.active" : "users.inactive")}</Pill>
      </Box>
      {canManage && (
        <Box sx={{ display: "flex", gap: 1, ml: "auto", width: { sm: 164 }, justifyContent: "flex-end" }}>
          <Button size="small" onClick={onEdit} aria-label={t("users.editOne", { name: user.name })}>
            {t("forms.edit")}
          </Button>
          {user.id !== me && (
            <BusyButton
              size="small"
              variant="text"
              busy={update.isPending}
              onClick={() => (user.isActive ? setAsking(true) : setActive(true))}
            >
              {t(user.isActive ? "users.deactivate" : "users.activate")}
            </BusyButton>
          )}
        </Box>
      )}
      <Confirm
        open={asking}
        title={t("users.deactivateTitle", { name: user.name })}
        text={t("users.deactivateText")}
        confirm={t("users.deactivate")}
        cancel={t("forms.cancel")}
        busy={update.isPending}
        onClose={() => setAsking(false)}
        onConfirm={() => setActive(false)}
      />
    </Box>
  );
}
