import { useEffect, useRef } from "react";

function isTyping(target: EventTarget | null) {
  return target instanceof HTMLElement && Boolean(target.closest("input, textarea, select, [contenteditable=true]"));
}

/** Keys that work on every screen: Ctrl+K for the palette, ? for the sheet. */
export function useShortcuts(on: { onPalette: () => void; onSheet: () => void }) {
  const latest = useRef(on);
  useEffect(() => {
    latest.current = on;
  });
  useEffect(() => {
    function onKeyDown(event: KeyboardEvent) {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
        event.preventDefault();
        latest.current.onPalette();
      } else if (event.key === "?" && !isTyping(event.target)) {
        event.preventDefault();
        latest.current.onSheet();
      }
    }
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
