import Box from "@mui/material/Box";
import type { ReactNode } from "react";

const cut = { minWidth: 0, overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

/** Under the words: the channel and number they go out on, in every state, and what else is to be said. */
export function ViaLine({ via, children }: { via: string; children?: ReactNode }) {
  return (
    <Box
      sx={{
        display: "flex",
        justifyContent: "space-between",
        gap: 2,
        pt: 0.75,
        fontSize: 11.5,
        color: "tk.ink3",
        minHeight: 22,
      }}
    >
      <Box component="span" title={via} sx={cut}>
        {via}
      </Box>
      {children}
    </Box>
  );
}

/** The ground under the conversation where one writes, or reads why one cannot. */
export function ComposerShell({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        flexShrink: 0,
        containerType: "inline-size",
        px: { xs: 1.5, sm: 2.5 },
        pt: 1.5,
        pb: 0.75,
        bgcolor: "tk.surface",
        borderTop: "1px solid",
        borderColor: "tk.line",
      }}
    >
      {children}
    </Box>
  );
}

export interface Block {
  reason: string;
  action?: ReactNode;
}

export function BlockedComposer({ blocked, via }: { blocked: Block; via: string }) {
  return (
    <ComposerShell>
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          justifyContent: "space-between",
          gap: 2,
          flexWrap: "wrap",
          minHeight: 40,
        }}
      >
        <Box role="status" sx={{ fontSize: 13.5, color: "tk.ink2", flex: "1 1 200px", textWrap: "pretty" }}>
          {blocked.reason}
        </Box>
        {blocked.action}
      </Box>
      <ViaLine via={via} />
    </ComposerShell>
  );
}
