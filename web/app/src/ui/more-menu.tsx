import { EllipsisVertical } from "lucide-react";
import { PopupMenu } from "./popup-menu";
import type { MenuEntry } from "./popup-menu-list";
import { size } from "./theme/tokens";

/** The three dots: what one may also do here. */
export function MoreMenu({ label, entries }: { label: string; entries: MenuEntry[] }) {
  return (
    <PopupMenu
      aria-label={label}
      entries={entries}
      sx={{
        width: size.control,
        height: size.control,
        flexShrink: 0,
        borderRadius: "9px",
        color: "tk.ink2",
        "&:hover": { bgcolor: "tk.sunken", color: "tk.ink" },
      }}
    >
      <EllipsisVertical size={19} aria-hidden />
    </PopupMenu>
  );
}
