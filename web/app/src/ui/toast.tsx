import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useEffect, useState, useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  tone: "plain" | "danger";
  action?: { label: string; run: () => void };
}

const PLAIN_MS = 5_000;
const DANGER_MS = 9_000;

let current: Toast | null = null;
let nextId = 1;
const listeners = new Set<() => void>();

function show(next: Toast | null) {
  current = next;
  for (const listener of listeners) listener();
}

/** Says in one sentence what just happened, with a way back where there is one. The newest replaces the last. */
export function toast(text: string, options: Partial<Pick<Toast, "tone" | "action">> = {}) {
  show({ id: nextId++, text, tone: options.tone ?? "plain", action: options.action });
}

function subscribe(listener: () => void) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => current);
  return shown && <ToastCard key={shown.id} shown={shown} />;
}

function ToastCard({ shown }: { shown: Toast }) {
  const [held, setHeld] = useState(false);
  const danger = shown.tone === "danger";

  useEffect(() => {
    // Who points at it or has the keyboard in it is still reading.
    if (held) return;
    const timer = setTimeout(() => show(null), danger ? DANGER_MS : PLAIN_MS);
    return () => clearTimeout(timer);
  }, [held, danger]);

  return (
    <Box
      role={danger ? "alert" : "status"}
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        position: "fixed",
        zIndex: "tooltip",
        left: { xs: 12, md: 24 },
        right: { xs: 12, md: "auto" },
        bottom: { xs: 76, md: 24 },
        display: "flex",
        alignItems: "center",
        gap: 2,
        maxWidth: 440,
        px: 2,
        py: 1.25,
        borderRadius: "12px",
        fontSize: 13.5,
        fontWeight: 500,
        color: danger ? "tk.danger" : "tk.surface",
        bgcolor: danger ? "tk.dangerSoft" : "tk.ink",
        border: "1px solid",
        borderColor: danger ? "tk.danger" : "transparent",
        boxShadow: "0 10px 30px rgb(0 0 0 / .25)",
      }}
    >
      {shown.text}
      {shown.action && (
        <Button
          size="small"
          variant="text"
          // Stronger than the theme's text button, whose ink is for light ground.
          sx={{
            "&&&&, &&&&:hover": { color: "inherit", textDecoration: "underline", background: "transparent" },
          }}
          onClick={() => {
            shown.action?.run();
            show(null);
          }}
        >
          {shown.action.label}
        </Button>
      )}
    </Box>
  );
}
