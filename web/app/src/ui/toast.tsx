import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Snackbar from "@mui/material/Snackbar";
import { useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  tone: "plain" | "danger";
  action?: { label: string; run: () => void };
}

let current: Toast | null = null;
let open = false;
let snapshot: { current: Toast | null; open: boolean } = { current, open };
let nextId = 1;
const listeners = new Set<() => void>();

function publish() {
  snapshot = { current, open };
  for (const listener of listeners) listener();
}

/** Says in one sentence what just happened, with a way back where there is one. The newest replaces the last. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action">> = {}) {
  current = { id: nextId++, text, tone: options.tone ?? "plain", action: options.action };
  open = true;
  publish();
}

function close() {
  open = false;
  publish();
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const { current: shown, open: isOpen } = useSyncExternalStore(subscribe, () => snapshot);
  if (!shown) return null;
  return (
    <Snackbar
      key={shown.id}
      open={isOpen}
      autoHideDuration={shown.tone === "danger" ? 8000 : 5000}
      onClose={(_, reason) => reason !== "clickaway" && close()}
      anchorOrigin={{ vertical: "bottom", horizontal: "left" }}
    >
      <Box
        role={shown.tone === "danger" ? "alert" : "status"}
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 2,
          maxWidth: 440,
          px: 2,
          py: 1.25,
          borderRadius: "12px",
          fontSize: 13.5,
          fontWeight: 500,
          color: shown.tone === "danger" ? "tk.danger" : "tk.surface",
          bgcolor: shown.tone === "danger" ? "tk.dangerSoft" : "tk.ink",
          border: "1px solid",
          borderColor: shown.tone === "danger" ? "tk.danger" : "transparent",
          boxShadow: "0 10px 30px rgb(0 0 0 / .25)",
        }}
      >
        {shown.text}
        {shown.action && (
          <Button
            size="small"
            variant="text"
            sx={{
              color: "inherit",
              textDecoration: "underline",
              "&:hover": { color: "inherit", background: "transparent" },
            }}
            onClick={() => {
              shown.action?.run();
              close();
            }}
          >
            {shown.action.label}
          </Button>
        )}
      </Box>
    </Snackbar>
  );
}
