import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { KeyboardEvent } from "react";

interface Props<T extends string> {
  label: string;
  value: T;
  tabs: { value: T; label: string; count?: number }[];
  onChange: (value: T) => void;
}

/** A row of tabs with counts, narrow enough for the list column; arrows move, as in every tab list. */
export function Tabs<T extends string>({ label, value, tabs, onChange }: Props<T>) {
  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const at = tabs.findIndex((tab) => tab.value === value);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    const next = to === undefined ? undefined : tabs[(to + tabs.length) % tabs.length];
    if (!next) return;
    event.preventDefault();
    onChange(next.value);
    event.currentTarget.querySelector<HTMLElement>(`[data-tab="${next.value}"]`)?.focus();
  }

  return (
    <Box
      role="tablist"
      aria-label={label}
      onKeyDown={onKeyDown}
      sx={{
        containerType: "inline-size",
        display: "flex",
        justifyContent: "space-between",
        gap: 0.75,
        overflowX: "auto",
        scrollbarWidth: "none",
      }}
    >
      {tabs.map((tab) => {
        const selected = tab.value === value;
        return (
          <ButtonBase
            key={tab.value}
            role="tab"
            data-tab={tab.value}
            aria-selected={selected}
            tabIndex={selected ? 0 : -1}
            onClick={() => onChange(tab.value)}
            sx={{
              height: 40,
              gap: "5px",
              flexShrink: 0,
              fontSize: 13,
              "@container (max-width: 345px)": { fontSize: 12.3, gap: "4px" },
              letterSpacing: "-.012em",
              fontWeight: selected ? 650 : 500,
              color: selected ? "tk.ink" : "tk.ink2",
              boxShadow: selected ? "inset 0 -2px var(--palette-tk-accent)" : "none",
              "&:hover": { color: "tk.ink" },
              "&.Mui-focusVisible": { outlineOffset: "-2px" },
            }}
          >
            {tab.label}
            {tab.count !== undefined && (
              <Box
                component="span"
                sx={{
                  fontSize: 11.5,
                  fontWeight: 600,
                  color: selected ? "tk.accent" : "tk.ink3",
                  fontVariantNumeric: "tabular-nums",
                }}
              >
                {tab.count > 999 ? "999+" : tab.count}
              </Box>
            )}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
