import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { Columns3, List } from "lucide-react";
import { useTranslation } from "react-i18next";
import { ticketViews, type TicketView } from "../ticket-view";

const icons = { list: List, columns: Columns3 };

/** List or columns: two words side by side, the chosen one raised. */
export function ViewSwitch({ view, onView }: { view: TicketView; onView: (view: TicketView) => void }) {
  const { t } = useTranslation();
  return (
    <Box
      role="group"
      aria-label={t("tickets.view.label")}
      sx={{
        display: "flex",
        p: "2px",
        borderRadius: "9px",
        bgcolor: "tk.sunken",
        border: "1px solid",
        borderColor: "tk.line",
      }}
    >
      {ticketViews.map((each) => {
        const Icon = icons[each];
        const chosen = each === view;
        return (
          <ButtonBase
            key={each}
            aria-pressed={chosen}
            onClick={() => onView(each)}
            sx={{
              height: 26,
              px: 1,
              gap: 0.625,
              borderRadius: "7px",
              fontSize: 12,
              fontWeight: chosen ? 600 : 500,
              color: chosen ? "tk.ink" : "tk.ink2",
              bgcolor: chosen ? "tk.surface" : "transparent",
              boxShadow: chosen ? "0 0 0 1px var(--palette-tk-lineStrong)" : "none",
              "&:hover": { color: "tk.ink" },
            }}
          >
            <Icon size={14} strokeWidth={2} aria-hidden />
            {t(`tickets.view.${each}`)}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
