import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { Pencil } from "lucide-react";
import { useRef, useState, type KeyboardEvent } from "react";

interface Props {
  /** Names the field; for those who listen it stands before the value. */
  label: string;
  value: string;
  placeholder: string;
  type?: "text" | "email";
  maxLength?: number;
  required?: boolean;
  align?: "left" | "center";
  error?: string;
  busy?: boolean;
  /** The state of what the value is part of; what was seen when the editing began is handed to `onSave`. */
  version?: number;
  /** Resolves to false when the value was refused; the field then stays open with the error below. */
  onSave: (value: string, seen: number | undefined) => Promise<boolean>;
}

/** A value that turns into a field where it stands: Enter and leaving it save, Esc takes back. */
export function InlineEdit({ label, value, placeholder, onSave, ...props }: Props) {
  const { type = "text", maxLength, required = false, align = "left", error, busy = false, version } = props;
  const [draft, setDraft] = useState<string>();
  const button = useRef<HTMLButtonElement>(null);
  // A field that goes away loses the focus, which must not save what was just taken back.
  const left = useRef(false);
  const seen = useRef<number>(undefined);

  async function save(back: boolean) {
    const next = (draft ?? "").trim();
    if (busy || left.current) return;
    if (next !== value && (next || !required)) {
      // Who saves again below an error has been told what is there now.
      if (!(await onSave(next, error ? version : seen.current))) return;
    }
    left.current = true;
    setDraft(undefined);
    // The one who ended it by a key goes on from here by keys.
    if (back) requestAnimationFrame(() => button.current?.focus());
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === "Enter") {
      event.preventDefault();
      void save(true);
    }
    if (event.key !== "Escape") return;
    // Esc ends what it was pressed in, not the ticket.
    event.stopPropagation();
    left.current = true;
    setDraft(undefined);
    requestAnimationFrame(() => button.current?.focus());
  }

  if (draft === undefined) {
    return (
      <ButtonBase
        ref={button}
        onClick={() => {
          left.current = false;
          seen.current = version;
          setDraft(value);
        }}
        aria-label={`${label}: ${value || placeholder}`}
        title={label}
        sx={{
          font: "inherit",
          letterSpacing: "inherit",
          position: "relative",
          px: "6px",
          py: "2px",
          my: "-2px",
          ...(align === "left" ? { mx: "-6px" } : { maxWidth: "100%" }),
          borderRadius: "6px",
          justifyContent: align === "center" ? "center" : "flex-start",
          textAlign: align,
          color: value ? "inherit" : "tk.ink3",
          overflowWrap: "anywhere",
          "& svg": { position: "absolute", left: "calc(100% + 3px)", opacity: 0, color: "var(--palette-tk-ink3)" },
          "&:hover, &.Mui-focusVisible": { bgcolor: "tk.sunken" },
          "&:hover svg, &.Mui-focusVisible svg": { opacity: 1 },
          "@media (hover: none)": { "& svg": { opacity: 1 } },
        }}
      >
        {value || placeholder}
        <Pencil size={13} aria-hidden />
      </ButtonBase>
    );
  }
  return (
    <Box sx={{ minWidth: 0 }}>
      <Box
        component="input"
        autoFocus
        type={type}
        aria-label={label}
        aria-invalid={Boolean(error)}
        aria-busy={busy}
        maxLength={maxLength}
        value={draft}
        onFocus={(event: React.FocusEvent<HTMLInputElement>) => event.target.select()}
        onChange={(event: React.ChangeEvent<HTMLInputElement>) => setDraft(event.target.value)}
        onBlur={() => void (error ? undefined : save(false))}
        onKeyDown={onKeyDown}
        sx={{
          width: "100%",
          boxSizing: "border-box",
          font: "inherit",
          textAlign: align,
          color: "tk.ink",
          bgcolor: "tk.surface",
          px: "6px",
          py: "2px",
          my: "-3px",
          ...(align === "left" ? { mx: "-7px" } : {}),
          border: "1px solid",
          borderColor: error ? "tk.danger" : "tk.control",
          borderRadius: "6px",
          "&:focus-visible": { outline: "2px solid", outlineColor: "tk.accent", outlineOffset: "-1px" },
        }}
      />
      {error && (
        <Box role="alert" sx={{ mt: 0.5, fontSize: 12, color: "tk.danger", textAlign: align }}>
          {error}
        </Box>
      )}
    </Box>
  );
}
