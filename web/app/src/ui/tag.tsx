import Box from "@mui/material/Box";
import type { ReactNode } from "react";

/** A small label in a colour the company chose; the text is mixed towards ink so that any colour stays readable. */
export function Tag({ color, children, dot = false }: { color: string; children: ReactNode; dot?: boolean }) {
  return (
    <Box
      component="span"
      style={{ "--c": color } as React.CSSProperties}
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: "5px",
        minWidth: 0,
        height: 19,
        px: "7px",
        borderRadius: "5px",
        fontSize: 11,
        fontWeight: 600,
        whiteSpace: "nowrap",
        overflow: "hidden",
        textOverflow: "ellipsis",
        background: "color-mix(in srgb, var(--c) 13%, transparent)",
        color: "color-mix(in oklab, var(--c) 45%, var(--palette-tk-ink))",
      }}
    >
      {dot && (
        <Box
          component="span"
          aria-hidden
          sx={{ width: 7, height: 7, borderRadius: "2px", background: "var(--c)", flexShrink: 0 }}
        />
      )}
      {children}
    </Box>
  );
}
