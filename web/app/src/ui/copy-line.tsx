import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import { Check, Copy } from "lucide-react";
import { useState } from "react";

/** A value to take elsewhere, with a button that copies it and says so. */
export function CopyLine({
  label,
  value,
  copy,
  copied,
}: {
  label: string;
  value: string;
  copy: string;
  copied: string;
}) {
  const [done, setDone] = useState(false);

  async function take() {
    try {
      await navigator.clipboard.writeText(value);
      setDone(true);
    } catch {
      // Without clipboard permission the value is still there to be selected by hand.
    }
  }

  return (
    <Box>
      <Typography variant="body2" sx={{ fontWeight: 550, mb: 0.75 }}>
        {label}
      </Typography>
      <Box sx={{ display: "flex", gap: 1, alignItems: "center" }}>
        <Box
          component="code"
          sx={{
            flex: 1,
            minWidth: 0,
            px: 1.5,
            py: 1,
            borderRadius: "9px",
            bgcolor: "tk.sunken",
            border: "1px solid",
            borderColor: "tk.line",
            fontFamily: "ui-monospace, Menlo, Consolas, monospace",
            fontSize: 12.5,
            overflowWrap: "anywhere",
            userSelect: "all",
          }}
        >
          {value}
        </Box>
        <Button onClick={() => void take()} startIcon={done ? <Check size={16} /> : <Copy size={16} />}>
          {done ? copied : copy}
        </Button>
      </Box>
    </Box>
  );
}
