import Box from "@mui/material/Box";
import { WifiOff } from "lucide-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLinkState } from "../../lib/realtime";

// A reconnect of a second is nobody's business; longer, the agent must know that the screen may be behind.
const TELL_AFTER_MS = 1_500;

export function LinkBanner() {
  const { t } = useTranslation();
  const offline = useLinkState() === "offline";
  const [told, setTold] = useState(false);

  useEffect(() => {
    const timer = setTimeout(() => setTold(offline), offline ? TELL_AFTER_MS : 0);
    return () => clearTimeout(timer);
  }, [offline]);

  return (
    <div role="status">
      {told && (
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            justifyContent: "center",
            gap: 1,
            minHeight: 34,
            px: 2,
            fontSize: 13,
            fontWeight: 550,
            color: "tk.warn",
            bgcolor: "tk.warnSoft",
            borderBottom: "1px solid",
            borderColor: "tk.line",
          }}
        >
          <WifiOff size={15} aria-hidden />
          {t("link.offline")}
        </Box>
      )}
    </div>
  );
}
