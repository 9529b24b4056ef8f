import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Dialog from "@mui/material/Dialog";
import DialogActions from "@mui/material/DialogActions";
import DialogContent from "@mui/material/DialogContent";
import DialogTitle from "@mui/material/DialogTitle";
import { useTranslation } from "react-i18next";

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent);

/** Every key that does something, by where it does; a screen that adds one adds its row. */
const groups = [
  {
    key: "everywhere",
    rows: [
      ["palette", isMac ? "⌘ K" : "Ctrl K"],
      ["sheet", "?"],
      ["close", "Esc"],
    ],
  },
  {
    key: "tickets",
    rows: [
      ["move", "↑ ↓"],
      ["columns", "← →"],
      ["ends", "Home End"],
      ["open", "Enter"],
    ],
  },
  {
    key: "writing",
    rows: [
      ["send", "Enter"],
      ["newLine", "Shift Enter"],
    ],
  },
] as const;

export function ShortcutSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog open onClose={onClose} maxWidth="xs" fullWidth aria-labelledby="shortcuts-title">
      <DialogTitle id="shortcuts-title">{t("shortcuts.title")}</DialogTitle>
      <DialogContent>
        {groups.map(({ key: group, rows }) => (
          <Box key={group} component="section" sx={{ "& + &": { mt: 2.5 } }}>
            <Box component="h3" sx={{ m: 0, mb: 0.5, fontSize: 12, fontWeight: 600, color: "tk.ink3" }}>
              {t(`shortcuts.groups.${group}`)}
            </Box>
            <Box component="dl" sx={{ m: 0 }}>
              {rows.map(([key, keys]) => (
                <Row key={key} name={t(`shortcuts.${key}`)} keys={keys} />
              ))}
            </Box>
          </Box>
        ))}
      </DialogContent>
      <DialogActions>
        <Button onClick={onClose}>{t("forms.close")}</Button>
      </DialogActions>
    </Dialog>
  );
}

function Row({ name, keys }: { name: string; keys: string }) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        justifyContent: "space-between",
        gap: 2,
        py: 0.9,
        "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
      }}
    >
      <Box component="dt">{name}</Box>
      <Box component="dd" sx={{ m: 0, display: "flex", gap: 0.5 }}>
        {keys.split(" ").map((each) => (
          <Box
            key={each}
            component="kbd"
            sx={{
              minWidth: 24,
              textAlign: "center",
              fontFamily: "inherit",
              fontSize: 12,
              fontWeight: 600,
              px: 0.9,
              py: "2px",
              borderRadius: "6px",
              color: "tk.ink2",
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
  );
}
