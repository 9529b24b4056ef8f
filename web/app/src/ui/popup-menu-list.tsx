import Box from "@mui/material/Box";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { Check } from "lucide-react";
import type { ReactNode } from "react";

export type MenuEntry =
  | { kind: "divider"; key: string }
  | { kind: "label"; key: string; label: string }
  | { kind: "note"; key: string; content: ReactNode }
  | {
      kind: "item";
      key: string;
      label: string;
      icon?: ReactNode;
      lang?: string;
      danger?: boolean;
      /** Present when the entry is one choice of several. */
      checked?: boolean;
      /** Choices like theme and language are tried out; the menu stays. */
      keepOpen?: boolean;
      run: () => void;
    };

interface Props {
  anchor: HTMLElement | null;
  entries: MenuEntry[];
  onClose: () => void;
}

export function PopupMenuList({ anchor, entries, onClose }: Props) {
  return (
    <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={onClose}>
      {entries.map((entry) => {
        if (entry.kind === "divider") return <Divider key={entry.key} sx={{ my: 0.75 }} />;
        if (entry.kind === "note") {
          return (
            <Box key={entry.key} component="li" role="presentation" sx={{ px: 1.25, py: 0.75, maxWidth: 260 }}>
              {entry.content}
            </Box>
          );
        }
        if (entry.kind === "label") {
          return (
            <Box
              key={entry.key}
              component="li"
              role="presentation"
              sx={{ px: 1.25, py: 0.5, fontSize: 12, fontWeight: 600, color: "tk.ink3" }}
            >
              {entry.label}
            </Box>
          );
        }
        const isChoice = entry.checked !== undefined;
        return (
          <MenuItem
            key={entry.key}
            lang={entry.lang}
            role={isChoice ? "menuitemradio" : "menuitem"}
            aria-checked={isChoice ? entry.checked : undefined}
            selected={entry.checked}
            onClick={() => {
              if (!entry.keepOpen) onClose();
              entry.run();
            }}
            sx={entry.danger ? { color: "tk.danger" } : undefined}
          >
            {entry.icon}
            {entry.label}
            {entry.checked && <Check size={15} style={{ marginLeft: "auto" }} aria-hidden />}
          </MenuItem>
        );
      })}
    </Menu>
  );
}
