import Box from "@mui/material/Box";
import type { KeyboardEvent, MouseEvent, ReactNode, TouchEvent } from "react";
import type { Direction } from "../../../lib/wire";

export type BubbleFrame = "text" | "media" | "bare";

interface Props {
  direction: Direction;
  status: string;
  joins: boolean;
  label: string;
  author?: string;
  tone?: "plain" | "danger" | "warn";
  /** `media` hugs its picture; `bare` has no ground at all. */
  frame?: BubbleFrame;
  meta: ReactNode;
  /** Time and ticks lie over a picture that has no words below it. */
  metaOver?: boolean;
  /** How far down time and ticks begin, beside what is taller than a line. */
  metaDrop?: number;
  /** What went wrong and what to do, under the text. */
  foot?: ReactNode;
  /** What the customer can tap, across the whole width under the words. */
  strip?: ReactNode;
  reactions?: ReactNode;
  /** Beside the bubble, seen when it is pointed at or has the focus. */
  tools?: ReactNode;
  id?: string;
  onKeyDown?: (event: KeyboardEvent) => void;
  onContextMenu?: (event: MouseEvent) => void;
  touch?: {
    onTouchStart: (event: TouchEvent) => void;
    onTouchMove: (event: TouchEvent) => void;
    onTouchEnd: (event: TouchEvent) => void;
    onTouchCancel: (event: TouchEvent) => void;
  };
  children: ReactNode;
}

const edge = { plain: "transparent", danger: "tk.danger", warn: "tk.warn" };

/** The shape of a message: which side, how close to the one before, and whether something is wrong with it. */
export function Bubble(props: Props) {
  const { direction, status, joins, label, author, tone = "plain", frame = "text", touch } = props;
  const out = direction === "outbound";
  const bare = frame === "bare";
  const ground = out ? "tk.bubbleOut" : "tk.bubbleIn";
  return (
    <Box
      sx={{
        display: "flex",
        justifyContent: out ? "flex-end" : "flex-start",
        alignItems: "flex-start",
        px: { xs: 1.5, sm: 3 },
        pt: joins ? "3px" : "10px",
        "& .bubble-tools": { opacity: 0 },
        "&:hover .bubble-tools, &:focus-within .bubble-tools": { opacity: 1 },
      }}
    >
      {out && props.tools}
      <Box sx={{ maxWidth: { xs: "min(86%, 560px)", sm: "min(78%, 560px)" }, minWidth: 0 }}>
        <Box
          component="article"
          aria-label={label}
          data-status={status}
          data-direction={direction}
          data-message={props.id}
          tabIndex={props.onKeyDown ? 0 : undefined}
          onKeyDown={props.onKeyDown}
          onContextMenu={props.onContextMenu}
          {...touch}
          sx={{
            position: "relative",
            px: frame === "text" ? 1.5 : frame === "media" ? "5px" : 0,
            pt: frame === "text" ? "7px" : frame === "media" ? "5px" : 0,
            pb: frame === "text" ? "6px" : frame === "media" ? "5px" : "22px",
            borderRadius: "14px",
            overflow: "clip",
            touchAction: "pan-y",
            ...(out
              ? { borderBottomRightRadius: "5px", borderTopRightRadius: joins ? "5px" : "14px" }
              : { borderBottomLeftRadius: "5px", borderTopLeftRadius: joins ? "5px" : "14px" }),
            bgcolor: bare ? "transparent" : ground,
            border: "1px solid",
            borderColor: edge[tone],
            boxShadow: bare ? "none" : "0 1px 2px rgb(15 26 43 / .06)",
            fontSize: 14,
            lineHeight: 1.45,
            "& a": { color: "tk.accent", textUnderlineOffset: "2px", overflowWrap: "anywhere" },
            "&[data-found=true]": { outline: "2px solid", outlineColor: "tk.accent", outlineOffset: "1px" },
          }}
        >
          {author && (
            <Box sx={{ fontSize: 12, fontWeight: 600, color: "tk.accent", mb: "2px", px: frame === "media" ? 1 : 0 }}>
              {author}
            </Box>
          )}
          <Box sx={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere", "&::after": clearAfter }} dir="auto">
            {props.children}
            <Meta
              over={props.metaOver || bare}
              low={frame === "text"}
              drop={props.metaDrop ?? 5}
              ground={ground}
              inset={frame === "media"}
            >
              {props.meta}
            </Meta>
          </Box>
          {props.foot && (
            <Box sx={{ clear: "both", pt: "5px", px: frame === "media" ? 1 : 0, fontSize: 12.5, lineHeight: 1.45 }}>
              {props.foot}
            </Box>
          )}
          {props.strip && (
            <Box sx={{ clear: "both", mx: frame === "text" ? -1.5 : "-5px", mb: "-6px", mt: "6px", minWidth: 200 }}>
              {props.strip}
            </Box>
          )}
        </Box>
        {props.reactions && (
          <Box sx={{ display: "flex", justifyContent: out ? "flex-end" : "flex-start", px: 1, mt: "-5px" }}>
            {props.reactions}
          </Box>
        )}
      </Box>
      {!out && props.tools}
    </Box>
  );
}

const clearAfter = { content: '""', display: "table", clear: "both" } as const;

interface MetaProps {
  over: boolean;
  low: boolean;
  drop: number;
  ground: string;
  inset: boolean;
  children: ReactNode;
}

function Meta({ over, low, drop, ground, inset, children }: MetaProps) {
  return (
    <Box
      component="span"
      sx={{
        display: "inline-flex",
        alignItems: "center",
        gap: "4px",
        fontSize: 11,
        lineHeight: "15px",
        color: "tk.ink3",
        userSelect: "none",
        whiteSpace: "nowrap",
        fontVariantNumeric: "tabular-nums",
        ...(over
          ? {
              position: "absolute",
              right: low ? 6 : 9,
              bottom: low ? 5 : 9,
              px: 0.75,
              py: "1px",
              borderRadius: 999,
              bgcolor: ground,
            }
          : { float: "right", ml: 1.5, mt: `${drop}px`, mr: inset ? 0.75 : 0, mb: inset ? "2px" : 0 }),
      }}
    >
      {children}
    </Box>
  );
}
