import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Compass, Lock, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Logo } from "../../ui/logo";
import { Blank } from "../../ui/states";

/** Short waits at the start show the mark, not a spinner. */
export function Splash() {
  return (
    <Box sx={{ flex: 1, height: "100%", display: "grid", placeItems: "center", bgcolor: "tk.bg" }}>
      <Box sx={{ opacity: 0.55 }}>
        <Logo size={44} />
      </Box>
    </Box>
  );
}

export function NotFoundScreen() {
  const { t } = useTranslation();
  return (
    <Box component="main" sx={{ flex: 1, height: "100%", bgcolor: "tk.bg" }}>
      <Blank
        icon={<Compass />}
        title={t("states.notFoundTitle")}
        text={t("states.notFound")}
        action={
          <Button component={Link} href="/tickets">
            {t("states.toTickets")}
          </Button>
        }
      />
    </Box>
  );
}

export function ForbiddenScreen() {
  const { t } = useTranslation();
  return (
    <Box component="main" sx={{ flex: 1, height: "100%", bgcolor: "tk.bg" }}>
      <Blank icon={<Lock />} title={t("states.forbiddenTitle")} text={t("states.forbidden")} />
    </Box>
  );
}

/** A fault in the page itself; a chunk that is gone after an update is the usual one, and a reload cures it. */
export function ErrorScreen() {
  const { t } = useTranslation();
  return (
    <Box component="main" sx={{ flex: 1, height: "100%", bgcolor: "tk.bg" }}>
      <Blank
        role="alert"
        tone="danger"
        icon={<TriangleAlert />}
        title={t("states.crashTitle")}
        text={t("states.crash")}
        action={<Button onClick={() => location.reload()}>{t("states.reloadPage")}</Button>}
      />
    </Box>
  );
}
