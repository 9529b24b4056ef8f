import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { Card } from "../../../ui/page";

/** A titled card with a way to the whole of it. */
export function SectionCard({
  title,
  more,
  children,
}: {
  title: string;
  more?: { label: string; href: string };
  children: ReactNode;
}) {
  return (
    <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
      <Card>
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            gap: 2,
            px: 2,
            height: 50,
            borderBottom: "1px solid",
            borderColor: "tk.line",
          }}
        >
          <Box component="h2" sx={{ m: 0, flex: 1, fontSize: 15, fontWeight: 650 }}>
            {title}
          </Box>
          {more && (
            <Box
              component={Link}
              href={more.href}
              sx={{ fontSize: 13, fontWeight: 600, color: "tk.accent", textDecoration: "none" }}
            >
              {more.label}
            </Box>
          )}
        </Box>
        {children}
      </Card>
    </Box>
  );
}
