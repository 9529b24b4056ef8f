import ButtonBase from "@mui/material/ButtonBase";
import type { ButtonBaseProps } from "@mui/material/ButtonBase";
import { lazy, Suspense, useState } from "react";
import type { MenuEntry } from "./popup-menu-list";

// Menus are opened by a click, so their code may come a moment later than the first screen.
const PopupMenuList = lazy(() => import("./popup-menu-list").then((module) => ({ default: module.PopupMenuList })));

interface Props extends Omit<ButtonBaseProps, "onClick"> {
  entries: MenuEntry[];
}

/** A button that opens a menu of entries. */
export function PopupMenu({ entries, children, ...button }: Props) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [wanted, setWanted] = useState(false);
  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        {...button}
        onClick={(event) => {
          setWanted(true);
          setAnchor(event.currentTarget);
        }}
      >
        {children}
      </ButtonBase>
      {wanted && (
        <Suspense>
          <PopupMenuList anchor={anchor} entries={entries} onClose={() => setAnchor(null)} />
        </Suspense>
      )}
    </>
  );
}
