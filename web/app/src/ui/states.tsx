import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import Typography from "@mui/material/Typography";
import type { ReactNode } from "react";

interface Props {
  icon: ReactNode;
  title: string;
  text?: string;
  action?: ReactNode;
  tone?: "neutral" | "danger";
  role?: "alert" | "status";
}

/** What stands where content would be: nothing yet, not allowed, or gone wrong – and the first step out of it. */
export function Blank({ icon, title, text, action, tone = "neutral", role }: Props) {
  return (
    <Box
      role={role}
      sx={{
        display: "flex",
        flexDirection: "column",
        alignItems: "center",
        justifyContent: "center",
        textAlign: "center",
        gap: 1,
        p: 4,
        minHeight: 240,
        height: "100%",
      }}
    >
      <Box
        aria-hidden
        sx={{
          width: 52,
          height: 52,
          borderRadius: "16px",
          display: "grid",
          placeItems: "center",
          mb: 1,
          color: tone === "danger" ? "tk.danger" : "tk.accent",
          bgcolor: tone === "danger" ? "tk.dangerSoft" : "tk.accentSoft",
        }}
      >
        {icon}
      </Box>
      <Typography variant="h2" component="p">
        {title}
      </Typography>
      {text && (
        <Typography variant="body2" sx={{ color: "tk.ink2", maxWidth: 380, textWrap: "pretty" }}>
          {text}
        </Typography>
      )}
      {action && <Box sx={{ mt: 1.5 }}>{action}</Box>}
    </Box>
  );
}

export function RetryButton({ label, onClick }: { label: string; onClick: () => void }) {
  return <Button onClick={onClick}>{label}</Button>;
}
