import ButtonBase from "@mui/material/ButtonBase";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";

const chip = (active: boolean) => ({
  height: 26,
  px: 1.25,
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
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const chosen = options.find((option) => option.value === value);
  const pick = (next: string | undefined) => {
    onChange(next);
    setAnchor(null);
  };

  return (
    <>
      <ButtonBase
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        aria-label={chosen ? `${label}: ${chosen.label}` : label}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={chip(Boolean(value))}
      >
        {chosen?.label ?? label}
        <ChevronDown size={13} aria-hidden />
      </ButtonBase>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={() => setAnchor(null)}>
        <MenuItem selected={!value} onClick={() => pick(undefined)}>
          {all}
        </MenuItem>
        {options.map((option) => (
          <MenuItem key={option.value} selected={option.value === value} onClick={() => pick(option.value)}>
            {option.label}
            {option.value === value && <Check size={15} style={{ marginLeft: "auto" }} aria-hidden />}
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
