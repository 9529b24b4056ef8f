import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { Card } from "../../../ui/page";

/** What the section is about on the left, its card on the right; above each other where it is narrow. */
export function Section({ title, text, children }: { title: string; text?: string; children: ReactNode }) {
  return (
    <Box
      component="section"
      aria-label={title}
      sx={{
        display: "grid",
        gap: { xs: 1.25, md: 4 },
        gridTemplateColumns: { xs: "minmax(0, 1fr)", md: "240px minmax(0, 1fr)" },
        "& + &": { mt: 4 },
      }}
    >
      <Box sx={{ pt: { md: 2 } }}>
        <Box component="h2" sx={{ m: 0, fontSize: 15, fontWeight: 650 }}>
          {title}
        </Box>
        {text && <Box sx={{ mt: 0.5, fontSize: 13, color: "tk.ink2", textWrap: "pretty" }}>{text}</Box>}
      </Box>
      <Card>{children}</Card>
    </Box>
  );
}

/** The inside of a card with fields. */
export const body = { display: "grid", gap: 2.25, p: { xs: 2, sm: 2.5 } } as const;
