import type { LucideIcon } from "lucide-react";
import { useEffect, useRef, useSyncExternalStore } from "react";

/** Something one can do from the palette. */
export interface Command {
  key: string;
  label: string;
  icon: LucideIcon;
  /** Shown at the right: the key that does the same. */
  hint?: string;
  run: () => void;
}

let commands: readonly Command[] = [];
const listeners = new Set<() => void>();

function set(next: readonly Command[]) {
  commands = next;
  for (const listener of listeners) listener();
}

/** Offers a command in the palette for as long as the caller is on the screen. */
export function useCommand({ key, label, icon, hint, run }: Command, enabled = true) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!enabled) return;
    const offered: Command = { key, label, icon, hint, run: () => latest.current() };
    set([...commands.filter((each) => each.key !== key), offered]);
    return () => set(commands.filter((each) => each !== offered));
  }, [key, label, icon, hint, enabled]);
}

/** The commands that the screens offer now. */
export function useCommands() {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => commands,
  );
}
