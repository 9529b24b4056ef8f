import ButtonBase from "@mui/material/ButtonBase";
import { ArrowDown } from "lucide-react";
import { useTranslation } from "react-i18next";

/** Shown while one reads higher up: how many came since, and the way back down. */
export function NewMessagesPill({ away, count, onClick }: { away: boolean; count: number; onClick: () => void }) {
  const { t } = useTranslation();
  if (!away) return null;
  const label = count > 0 ? t("messages.newBelow", { count }) : undefined;
  return (
    <ButtonBase
      onClick={onClick}
      aria-label={label ?? t("messages.toEnd")}
      sx={{
        position: "absolute",
        bottom: 14,
        left: "50%",
        transform: "translateX(-50%)",
        height: 34,
        minWidth: 34,
        px: label ? 1.75 : 0,
        gap: 0.75,
        borderRadius: 999,
        fontSize: 13,
        fontWeight: 600,
        color: label ? "tk.accentInk" : "tk.ink2",
        bgcolor: label ? "tk.accent" : "tk.surface",
        border: "1px solid",
        borderColor: label ? "transparent" : "tk.lineStrong",
        boxShadow: "0 6px 18px rgb(15 26 43 / .18)",
      }}
    >
      <ArrowDown size={16} aria-hidden />
      {label}
    </ButtonBase>
  );
}
