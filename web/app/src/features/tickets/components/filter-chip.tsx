import ButtonBase from "@mui/material/ButtonBase";
import { ChevronDown } from "lucide-react";
import { PopupMenu } from "../../../ui/popup-menu";
import type { MenuEntry } from "../../../ui/popup-menu-list";

const chip = (active: boolean) => ({
  height: 26,
  px: 1,
  gap: 0.5,
  borderRadius: 999,
  fontSize: 12,
  fontWeight: active ? 600 : 500,
  whiteSpace: "nowrap",
  flexShrink: 0,
  border: "1px solid",
  borderColor: active ? "transparent" : "tk.lineStrong",
  color: active ? "tk.accent" : "tk.ink2",
  bgcolor: active ? "tk.accentSoft" : "transparent",
  "&:hover": { borderColor: active ? "transparent" : "tk.control" },
});

export function ToggleChip({ label, active, onToggle }: { label: string; active: boolean; onToggle: () => void }) {
  return (
    <ButtonBase aria-pressed={active} onClick={onToggle} sx={chip(active)}>
      {label}
    </ButtonBase>
  );
}

interface Option {
  value: string;
  label: string;
}

interface ChoiceProps {
  label: string;
  all: string;
  value: string | undefined;
  options: Option[];
  onChange: (value: string | undefined) => void;
}

/** One filter: shows its name while it lets all through, and the chosen value once it does not. */
export function ChoiceChip({ label, all, value, options, onChange }: ChoiceProps) {
  const chosen = options.find((option) => option.value === value);
  const entries: MenuEntry[] = [
    { kind: "item", key: "all", label: all, checked: !value, run: () => onChange(undefined) },
    ...options.map((option): MenuEntry => ({
      kind: "item",
      key: option.value,
      label: option.label,
      checked: option.value === value,
      run: () => onChange(option.value),
    })),
  ];
  return (
    <PopupMenu aria-label={chosen ? `${label}: ${chosen.label}` : label} entries={entries} sx={chip(Boolean(value))}>
      {chosen?.label ?? label}
      <ChevronDown size={13} aria-hidden />
    </PopupMenu>
  );
}
