import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import useMediaQuery from "@mui/material/useMediaQuery";
import { PanelLeftClose, PanelLeftOpen, Search } from "lucide-react";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { Logo } from "../../ui/logo";
import { size } from "../../ui/theme/tokens";
import type { NavItem } from "./nav";
import { useIsActive, useNavGroups } from "./nav-items";
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
  const groups = useNavGroups();
  const isActive = useIsActive();

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
      <Box sx={{ flex: 1, minHeight: 0, overflowY: "auto", mx: -1.5, px: 1.5, scrollbarWidth: "none" }}>
        {groups.map(({ group, items }) => (
          <Group key={group} name={t(`nav.groups.${group}`)} narrow={narrow}>
            {items.map((each) => (
              <Entry key={each.key} item={each} narrow={narrow} active={isActive(each.to)} />
            ))}
          </Group>
        ))}
      </Box>
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

/** Entries that belong together: under their word where there is room, else between hairlines. */
function Group({ name, narrow, children }: { name: string; narrow: boolean; children: ReactNode }) {
  return (
    <Box
      role="group"
      aria-label={name}
      sx={{
        display: "grid",
        gap: "2px",
        "& + &": narrow ? { mt: 1, pt: 1, borderTop: "1px solid", borderColor: "tk.line" } : { mt: 1.5 },
      }}
    >
      {!narrow && (
        <Box aria-hidden sx={{ px: 1.5, pb: 0.25, fontSize: 11.5, fontWeight: 600, color: "tk.ink3" }}>
          {name}
        </Box>
      )}
      {children}
    </Box>
  );
}

function Entry({ item: { key, to, icon: Icon }, narrow, active }: { item: NavItem; narrow: boolean; active: boolean }) {
  const { t } = useTranslation();
  return (
    <ButtonBase
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
}
