import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useId, type ReactNode } from "react";

interface Props {
  label: string;
  help?: ReactNode;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

/** One thing to switch on or off; the whole row is the switch. */
export function SwitchRow({ label, help, checked, disabled = false, onChange }: Props) {
  const id = useId();
  return (
    <ButtonBase
      role="switch"
      aria-checked={checked}
      aria-describedby={help ? id : undefined}
      disabled={disabled}
      onClick={() => onChange(!checked)}
      sx={{
        width: "100%",
        display: "flex",
        alignItems: "center",
        gap: 2,
        px: { xs: 2, sm: 2.5 },
        minHeight: 60,
        py: 1.25,
        textAlign: "left",
        fontSize: 14,
        "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
        "&:hover": { bgcolor: "tk.sunken" },
        "&.Mui-focusVisible": { outlineOffset: "-2px" },
      }}
    >
      <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
        <Box component="span" sx={{ display: "block", fontWeight: 550, color: disabled ? "tk.ink3" : "tk.ink" }}>
          {label}
        </Box>
        {help && (
          <Box
            component="span"
            id={id}
            sx={{ display: "block", mt: "2px", fontSize: 12.5, color: "tk.ink2", textWrap: "pretty" }}
          >
            {help}
          </Box>
        )}
      </Box>
      <Box
        component="span"
        aria-hidden
        sx={{
          width: 38,
          height: 22,
          flexShrink: 0,
          p: "2px",
          borderRadius: 999,
          bgcolor: checked ? "tk.accent" : "tk.control",
          opacity: disabled ? 0.45 : 1,
          transition: "background-color .12s",
        }}
      >
        <Box
          component="span"
          sx={{
            display: "block",
            width: 18,
            height: 18,
            borderRadius: "50%",
            bgcolor: checked ? "tk.accentInk" : "tk.surface",
            transform: checked ? "translateX(16px)" : "none",
            transition: "transform .12s",
          }}
        />
      </Box>
    </ButtonBase>
  );
}
