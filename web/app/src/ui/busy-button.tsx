import Box from "@mui/material/Box";
import Button, { type ButtonProps } from "@mui/material/Button";
import CircularProgress from "@mui/material/CircularProgress";
import type { MouseEvent } from "react";

interface Props extends ButtonProps {
  busy: boolean;
}

/**
 * A button whose action takes a moment. It keeps its width and the focus while it waits (a disabled button would drop
 * the keyboard out of its dialog) and lets no second click through.
 */
export function BusyButton({ busy, onClick, children, sx, ...props }: Props) {
  function click(event: MouseEvent<HTMLButtonElement>) {
    if (busy) event.preventDefault();
    else onClick?.(event);
  }

  return (
    <Button {...props} onClick={click} aria-disabled={busy} aria-busy={busy} sx={{ position: "relative", ...sx }}>
      <Box component="span" sx={{ display: "inline-flex", alignItems: "center", gap: 0.75, opacity: busy ? 0.25 : 1 }}>
        {children}
      </Box>
      {busy && (
        <CircularProgress size={16} color="inherit" aria-hidden sx={{ position: "absolute", inset: 0, m: "auto" }} />
      )}
    </Button>
  );
}
