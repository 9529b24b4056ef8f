import Box from "@mui/material/Box";
import { Search } from "lucide-react";

interface Props {
  label: string;
  placeholder: string;
  value: string;
  onChange: (value: string) => void;
}

/** A quiet search field; Esc empties it before it closes anything else. A plain input, for the first load's sake. */
export function SearchInput({ label, placeholder, value, onChange }: Props) {
  return (
    <Box
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1,
        height: 36,
        px: 1.25,
        borderRadius: "9px",
        bgcolor: "tk.sunken",
        color: "tk.ink3",
        border: "1px solid",
        borderColor: "tk.line",
        "&:focus-within": { outline: "2px solid", outlineColor: "tk.accent", outlineOffset: "-1px" },
      }}
    >
      <Search size={16} aria-hidden style={{ flexShrink: 0 }} />
      <Box
        component="input"
        type="search"
        aria-label={label}
        placeholder={placeholder}
        value={value}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => onChange(event.target.value)}
        onKeyDown={(event: React.KeyboardEvent) => {
          if (event.key !== "Escape" || !value) return;
          event.stopPropagation();
          onChange("");
        }}
        sx={{
          flex: 1,
          minWidth: 0,
          border: 0,
          p: 0,
          font: "inherit",
          fontSize: 14,
          color: "tk.ink",
          bgcolor: "transparent",
          "&:focus-visible": { outline: "none" },
          "&::placeholder": { color: "tk.ink3", opacity: 1 },
          "&::-webkit-search-cancel-button": { display: "none" },
        }}
      />
    </Box>
  );
}
