import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import useMediaQuery from "@mui/material/useMediaQuery";
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useLocation } from "wouter";
import { Logo } from "../../ui/logo";
import { size } from "../../ui/theme/tokens";
import { useNavItems } from "./nav-items";
import { ProfileMenu } from "./profile-menu";

const KEY = "taktchat.rail";

const item = (narrow: boolean, active: boolean) => ({
  width: "100%",
  height: 38,
  gap: 1.5,
  px: narrow ? 0 : 1.5,
  justifyContent: narrow ? "center" : "flex-start",
  borderRadius: "10px",
  fontSize: 14,
  fontWeight: active ? 600 : 500,
  textDecoration: "none",
  color: active ? "tk.accent" : "tk.ink2",
  bgcolor: active ? "tk.accentSoft" : "transparent",
  "&:hover": { bgcolor: active ? "tk.accentSoft" : "tk.sunken", color: active ? "tk.accent" : "tk.ink" },
});

/** The way between screens, with words; narrow by default where the conversation needs the room. */
export function Rail({ onPalette, onShortcuts }: { onPalette: () => void; onShortcuts: () => void }) {
  const { t } = useTranslation();
  const wide = useMediaQuery("(min-width: 1400px)");
  const [choice, setChoice] = useState(() => localStorage.getItem(KEY));
  const narrow = choice ? choice === "narrow" : !wide;
  const items = useNavItems();
  const [pathname] = useLocation();

  function toggle() {
    const next = narrow ? "wide" : "narrow";
    localStorage.setItem(KEY, next);
    setChoice(next);
  }

  return (
    <Box
      component="nav"
      aria-label={t("nav.label")}
      sx={{
        display: { xs: "none", md: "flex" },
        flexDirection: "column",
        gap: 0.5,
        width: narrow ? size.railNarrow : size.rail,
        flexShrink: 0,
        px: 1.5,
        py: 1.75,
        bgcolor: "tk.surface",
        borderRight: "1px solid",
        borderColor: "tk.line",
      }}
    >
      <Box
        sx={{
          display: "flex",
          alignItems: "center",
          gap: 1.25,
          px: narrow ? 0 : 0.75,
          mb: 1.75,
          justifyContent: narrow ? "center" : "flex-start",
        }}
      >
        <Logo size={32} />
        {!narrow && (
          <Box component="span" sx={{ fontSize: 16, fontWeight: 700, letterSpacing: "-.02em" }}>
            Taktchat
          </Box>
        )}
      </Box>
      <ButtonBase
        title={narrow ? `${t("palette.open")} · Ctrl K` : undefined}
        onClick={onPalette}
        aria-label={narrow ? t("palette.open") : undefined}
        sx={{ ...item(narrow, false), mb: 1, color: "tk.ink3", border: "1px solid", borderColor: "tk.line" }}
      >
        <Search size={17} aria-hidden />
        {!narrow && (
          <>
            <span>{t("palette.short")}</span>
            <Box
              component="kbd"
              aria-hidden
              sx={{ ml: "auto", fontFamily: "inherit", fontSize: 11, fontWeight: 600, color: "tk.ink3" }}
            >
              Ctrl K
            </Box>
          </>
        )}
      </ButtonBase>
      {items.map(({ to, key, icon: Icon }) => {
        const active = pathname.startsWith(to);
        return (
          <ButtonBase
            key={to}
            title={narrow ? t(`nav.${key}`) : undefined}
            component={Link}
            href={to}
            aria-current={active ? "page" : undefined}
            aria-label={t(`nav.${key}`)}
            sx={item(narrow, active)}
          >
            <Icon size={19} strokeWidth={active ? 2.1 : 1.8} aria-hidden />
            {!narrow && t(`nav.${key}`)}
          </ButtonBase>
        );
      })}
      <Box sx={{ flex: 1 }} />
      <ButtonBase
        title={narrow ? t("nav.expand") : undefined}
        onClick={toggle}
        aria-label={narrow ? t("nav.expand") : t("nav.collapse")}
        sx={item(narrow, false)}
      >
        {narrow ? <PanelLeftOpen size={18} aria-hidden /> : <PanelLeftClose size={18} aria-hidden />}
        {!narrow && t("nav.collapse")}
      </ButtonBase>
      <ProfileMenu narrow={narrow} onShortcuts={onShortcuts} />
    </Box>
  );
}
