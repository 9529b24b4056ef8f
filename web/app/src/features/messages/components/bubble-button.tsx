import ButtonBase from "@mui/material/ButtonBase";
import type { ReactNode } from "react";

export function BubbleButton({
  busy,
  onClick,
  children,
}: {
  busy?: boolean;
  onClick: () => void;
  children: ReactNode;
}) {
  return (
    <ButtonBase
      aria-disabled={busy}
      aria-busy={busy}
      onClick={busy ? undefined : onClick}
      sx={{
        mt: "4px",
        mr: 1.5,
        minHeight: 24,
        fontSize: 12.5,
        fontWeight: 650,
        color: "inherit",
        textDecoration: "underline",
        textUnderlineOffset: "3px",
        borderRadius: "4px",
        "&:hover": { textDecorationThickness: "2px" },
        "&[aria-disabled=true]": { opacity: 0.6 },
      }}
    >
      {children}
    </ButtonBase>
  );
}
