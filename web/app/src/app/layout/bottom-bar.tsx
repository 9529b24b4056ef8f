import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { size } from "../../ui/theme/tokens";
import { useNavItems } from "./nav-items";
import { ProfileMenu } from "./profile-menu";

/** The rail of a phone. Hidden while a conversation is open: one pane at a time. */
export function BottomBar() {
  const { t } = useTranslation();
  const items = useNavItems();
  const [pathname] = useLocation();

  return (
    <Box
      component="nav"
      aria-label={t("nav.label")}
      sx={{
        display: { xs: "flex", md: "none" },
        height: size.bottomBar,
        flexShrink: 0,
        alignItems: "stretch",
        bgcolor: "tk.surface",
        borderTop: "1px solid",
        borderColor: "tk.line",
        pb: "env(safe-area-inset-bottom)",
        boxSizing: "content-box",
      }}
    >
      {items.map(({ to, key, icon: Icon }) => {
        const active = pathname.startsWith(to);
        return (
          <ButtonBase
            key={to}
            component={Link}
            href={to}
            aria-current={active ? "page" : undefined}
            sx={{
              flex: 1,
              flexDirection: "column",
              gap: "3px",
              fontSize: 11,
              fontWeight: active ? 650 : 500,
              color: active ? "tk.accent" : "tk.ink2",
            }}
          >
            <Icon size={20} strokeWidth={active ? 2.1 : 1.8} aria-hidden />
            {t(`nav.${key}`)}
          </ButtonBase>
        );
      })}
      <Box sx={{ display: "grid", placeItems: "center", px: 1 }}>
        <ProfileMenu narrow size={28} />
      </Box>
    </Box>
  );
}
