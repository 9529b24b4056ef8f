import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import Divider from "@mui/material/Divider";
import Menu from "@mui/material/Menu";
import MenuItem from "@mui/material/MenuItem";
import { useColorScheme } from "@mui/material/styles";
import { Check, Keyboard, LogOut, Monitor, Moon, Sun } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chooseLanguage, languages } from "../../lib/i18n";
import { signOut, useSession } from "../../lib/session";
import { Avatar } from "../../ui/avatar";

const themes = [
  { mode: "system", icon: Monitor },
  { mode: "light", icon: Sun },
  { mode: "dark", icon: Moon },
] as const;

interface Props {
  narrow: boolean;
  onShortcuts?: () => void;
  size?: number;
}

/** Who is signed in; theme, language, the shortcut sheet and the way out. */
export function ProfileMenu({ narrow, onShortcuts, size = 32 }: Props) {
  const { t, i18n } = useTranslation();
  const { user, company } = useSession();
  const { mode, setMode } = useColorScheme();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const close = () => setAnchor(null);
  const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

  return (
    <>
      <ButtonBase
        aria-label={t("profile.open", { name: user.name })}
        aria-haspopup="menu"
        aria-expanded={Boolean(anchor)}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{
          gap: 1.25,
          p: 0.75,
          borderRadius: "10px",
          justifyContent: narrow ? "center" : "flex-start",
          textAlign: "left",
          "&:hover": { bgcolor: "tk.sunken" },
        }}
      >
        <Avatar name={user.name} seed={user.id} size={size} />
        {!narrow && (
          <Box sx={{ minWidth: 0, flex: 1 }}>
            <Box sx={{ ...line, fontSize: 13, fontWeight: 600 }}>{user.name}</Box>
            <Box sx={{ ...line, fontSize: 12, color: "tk.ink3" }}>{company.name}</Box>
          </Box>
        )}
      </ButtonBase>
      <Menu anchorEl={anchor} open={Boolean(anchor)} onClose={close}>
        <Box component="li" role="presentation" sx={{ px: 1.25, py: 0.75, maxWidth: 260 }}>
          <Box sx={{ ...line, fontWeight: 600 }}>{user.name}</Box>
          <Box sx={{ ...line, fontSize: 12.5, color: "tk.ink2" }}>{user.email}</Box>
        </Box>
        <Divider sx={{ my: 0.75 }} />
        <Label>{t("profile.theme")}</Label>
        {themes.map(({ mode: each, icon: Icon }) => (
          <MenuItem key={each} role="menuitemradio" aria-checked={mode === each} onClick={() => setMode(each)}>
            <Icon size={16} aria-hidden />
            {t(`profile.themes.${each}`)}
            {mode === each && <Check size={15} style={{ marginLeft: "auto" }} aria-hidden />}
          </MenuItem>
        ))}
        <Divider sx={{ my: 0.75 }} />
        <Label>{t("profile.language")}</Label>
        {languages.map((each) => (
          <MenuItem
            key={each}
            lang={each}
            role="menuitemradio"
            aria-checked={i18n.language === each}
            onClick={() => void chooseLanguage(each)}
          >
            {t(`profile.languages.${each}`)}
            {i18n.language === each && <Check size={15} style={{ marginLeft: "auto" }} aria-hidden />}
          </MenuItem>
        ))}
        <Divider sx={{ my: 0.75 }} />
        {onShortcuts && (
          <MenuItem
            onClick={() => {
              close();
              onShortcuts();
            }}
          >
            <Keyboard size={16} aria-hidden />
            {t("shortcuts.title")}
          </MenuItem>
        )}
        <MenuItem onClick={() => void signOut()}>
          <LogOut size={16} aria-hidden />
          {t("profile.signOut")}
        </MenuItem>
      </Menu>
    </>
  );
}

function Label({ children }: { children: React.ReactNode }) {
  return (
    <Box component="li" role="presentation" sx={{ px: 1.25, py: 0.5, fontSize: 12, fontWeight: 600, color: "tk.ink3" }}>
      {children}
    </Box>
  );
}
