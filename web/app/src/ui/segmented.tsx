import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import type { LucideIcon } from "lucide-react";

interface Props<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; icon?: LucideIcon; lang?: string }[];
  onChange: (value: T) => void;
  /** 26 px in the head of a list, else as high as other controls. */
  small?: boolean;
}

/** A few choices side by side, the chosen one raised. */
export function Segmented<T extends string>({ label, value, options, onChange, small = false }: Props<T>) {
  return (
    <Box
      role="group"
      aria-label={label}
      sx={{
        display: "inline-flex",
        flexWrap: "wrap",
        p: "2px",
        borderRadius: "9px",
        bgcolor: "tk.sunken",
        border: "1px solid",
        borderColor: "tk.line",
      }}
    >
      {options.map(({ value: each, label: word, icon: Icon, lang }) => {
        const chosen = each === value;
        return (
          <ButtonBase
            key={each}
            lang={lang}
            aria-pressed={chosen}
            onClick={() => onChange(each)}
            sx={{
              height: small ? 26 : 32,
              px: small ? 1 : 1.5,
              gap: 0.625,
              borderRadius: "7px",
              fontSize: small ? 12 : 13,
              fontWeight: chosen ? 600 : 500,
              color: chosen ? "tk.ink" : "tk.ink2",
              bgcolor: chosen ? "tk.surface" : "transparent",
              boxShadow: chosen ? "0 0 0 1px var(--palette-tk-lineStrong)" : "none",
              "&:hover": { color: "tk.ink" },
            }}
          >
            {Icon && <Icon size={small ? 14 : 15} strokeWidth={2} aria-hidden />}
            {word}
          </ButtonBase>
        );
      })}
    </Box>
  );
}
