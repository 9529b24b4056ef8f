import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useTranslation } from "react-i18next";

const rows = [
  ["palette", "Ctrl K"],
  ["sheet", "?"],
  ["move", "↑ ↓"],
  ["open", "Enter"],
  ["close", "Esc"],
  ["send", "Enter"],
  ["newLine", "Shift Enter"],
] as const;

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{t("shortcuts.title")}</DialogTitle>
      <DialogContent>
        <Box component="dl" sx={{ m: 0 }}>
          {rows.map(([key, keys]) => (
            <Box
              key={key}
              sx={{
                display: "flex",
                alignItems: "center",
                justifyContent: "space-between",
                py: 1,
                "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
              }}
            >
              <Box component="dt" sx={{ color: "tk.ink2" }}>
                {t(`shortcuts.${key}`)}
              </Box>
              <Box component="dd" sx={{ m: 0, display: "flex", gap: 0.5 }}>
                {keys.split(" ").map((each) => (
                  <Box
                    key={each}
                    component="kbd"
                    sx={{
                      fontFamily: "inherit",
                      fontSize: 12,
                      fontWeight: 600,
                      px: 0.9,
                      py: "2px",
                      borderRadius: "6px",
                      bgcolor: "tk.sunken",
                      border: "1px solid",
                      borderColor: "tk.lineStrong",
                    }}
                  >
                    {each}
                  </Box>
                ))}
              </Box>
            </Box>
          ))}
        </Box>
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}
