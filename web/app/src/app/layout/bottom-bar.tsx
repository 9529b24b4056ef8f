import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { Ellipsis } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { PopupMenu } from "../../ui/popup-menu";
import type { MenuEntry } from "../../ui/popup-menu-list";
import { size } from "../../ui/theme/tokens";
import { useIsActive, useNavItems } from "./nav-items";
import { ProfileMenu } from "./profile-menu";

const PLACES = 4;

const cell = (active: boolean) => ({
  flex: 1,
  flexDirection: "column",
  gap: "3px",
  fontSize: 11,
  fontWeight: active ? 650 : 500,
  color: active ? "tk.accent" : "tk.ink2",
});

/** The rail of a phone. Hidden while a conversation is open: one pane at a time. */
export function BottomBar() {
  const { t } = useTranslation();
  const items = useNavItems();
  const isActive = useIsActive();
  const [, navigate] = useLocation();
  // Four words are what fits under a thumb.
  const fits = items.length <= PLACES ? items.length : PLACES - 1;
  const first = items.slice(0, fits);
  const rest = items.slice(fits);

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
      {first.map(({ to, key, icon: Icon }) => {
        const active = isActive(to);
        return (
          <ButtonBase key={to} component={Link} href={to} aria-current={active ? "page" : undefined} sx={cell(active)}>
            <Icon size={20} strokeWidth={active ? 2.1 : 1.8} aria-hidden />
            {t(`nav.${key}`)}
          </ButtonBase>
        );
      })}
      {rest.length > 0 && (
        <PopupMenu
          entries={rest.map(({ to, key, icon: Icon }): MenuEntry => ({
            kind: "item",
            key,
            label: t(`nav.${key}`),
            icon: <Icon size={17} aria-hidden />,
            run: () => navigate(to),
          }))}
          sx={cell(rest.some(({ to }) => isActive(to)))}
        >
          <Ellipsis size={20} aria-hidden />
          {t("nav.more")}
        </PopupMenu>
      )}
      <Box sx={{ display: "grid", placeItems: "center", px: 1 }}>
        <ProfileMenu narrow size={28} />
      </Box>
    </Box>
  );
}
