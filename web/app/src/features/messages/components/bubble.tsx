import Box from "@mui/material/Box";
import type { ReactNode } from "react";
import type { Direction } from "../../../lib/wire";

interface Props {
  direction: Direction;
  status: string;
  joins: boolean;
  label: string;
  author?: string;
  tone?: "plain" | "danger" | "warn";
  meta: ReactNode;
  /** What went wrong and what to do, under the text. */
  foot?: ReactNode;
  children: ReactNode;
}

const edge = { plain: "transparent", danger: "tk.danger", warn: "tk.warn" };

/** The shape of a message: which side, how close to the one before, and whether something is wrong with it. */
export function Bubble({ direction, status, joins, label, author, tone = "plain", meta, foot, children }: Props) {
  const out = direction === "outbound";
  return (
    <Box
      sx={{
        display: "flex",
        justifyContent: out ? "flex-end" : "flex-start",
        px: { xs: 1.5, sm: 3 },
        pt: joins ? "3px" : "10px",
      }}
    >
      <Box
        component="article"
        aria-label={label}
        data-status={status}
        data-direction={direction}
        sx={{
          maxWidth: "min(78%, 560px)",
          minWidth: 0,
          px: 1.5,
          pt: "7px",
          pb: "6px",
          borderRadius: "14px",
          ...(out
            ? { borderBottomRightRadius: "5px", borderTopRightRadius: joins ? "5px" : "14px" }
            : { borderBottomLeftRadius: "5px", borderTopLeftRadius: joins ? "5px" : "14px" }),
          bgcolor: out ? "tk.bubbleOut" : "tk.bubbleIn",
          border: "1px solid",
          borderColor: edge[tone],
          boxShadow: "0 1px 2px rgb(15 26 43 / .06)",
          fontSize: 14,
          lineHeight: 1.45,
          "& a": { color: "tk.accent", textUnderlineOffset: "2px", overflowWrap: "anywhere" },
        }}
      >
        {author && <Box sx={{ fontSize: 12, fontWeight: 600, color: "tk.accent", mb: "1px" }}>{author}</Box>}
        <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }} dir="auto">
          {children}
          <Box
            component="span"
            sx={{
              float: "right",
              display: "inline-flex",
              alignItems: "center",
              gap: "4px",
              ml: 1.5,
              mt: "5px",
              fontSize: 11,
              lineHeight: "15px",
              color: "tk.ink3",
              userSelect: "none",
              fontVariantNumeric: "tabular-nums",
            }}
          >
            {meta}
          </Box>
        </Box>
        {foot && <Box sx={{ clear: "both", pt: "5px", fontSize: 12.5, lineHeight: 1.45 }}>{foot}</Box>}
      </Box>
    </Box>
  );
}
