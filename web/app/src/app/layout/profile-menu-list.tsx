import Box from "@mui/material/Box";
import { useColorScheme } from "@mui/material/styles";
import { Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { useUpdateMe } from "../../features/profile/api/use-me";
import { chooseLanguage, languages } from "../../lib/i18n";
import { signOut, useSession } from "../../lib/session";
import { PopupMenuList, type MenuEntry } from "../../ui/popup-menu-list";

const themes = [
  { mode: "system", icon: <Monitor size={16} aria-hidden /> },
  { mode: "light", icon: <Sun size={16} aria-hidden /> },
  { mode: "dark", icon: <Moon size={16} aria-hidden /> },
] as const;

const line = { overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" } as const;

interface Props {
  anchor: HTMLElement | null;
  onShortcuts?: () => void;
  onClose: () => void;
}

/** What the profile menu holds: the way to the profile, theme, language, the shortcut sheet and the way out. */
export function ProfileMenuList({ anchor, onShortcuts, onClose }: Props) {
  const { t, i18n } = useTranslation();
  const { user } = useSession();
  const { mode, setMode } = useColorScheme();
  const [, navigate] = useLocation();
  const update = useUpdateMe();

  const entries: MenuEntry[] = [
    { kind: "note", key: "who", content: <Who name={user.name} email={user.email} /> },
    { kind: "divider", key: "after-who" },
    {
      kind: "item",
      key: "profile",
      label: t("profile.mine"),
      icon: <UserRound size={16} aria-hidden />,
      run: () => navigate("/profile"),
    },
    { kind: "divider", key: "after-profile" },
    { kind: "label", key: "theme", label: t("profile.theme") },
    ...themes.map((each): MenuEntry => ({
      kind: "item",
      key: each.mode,
      label: t(`profile.themes.${each.mode}`),
      icon: each.icon,
      checked: mode === each.mode,
      keepOpen: true,
      run: () => {
        setMode(each.mode);
        // Here it holds at once; that other devices follow is no reason to disturb anyone when it fails.
        update.mutate({ theme: each.mode });
      },
    })),
    { kind: "divider", key: "after-theme" },
    { kind: "label", key: "language", label: t("profile.language") },
    ...languages.map((each): MenuEntry => ({
      kind: "item",
      key: each,
      lang: each,
      label: t(`profile.languages.${each}`),
      checked: i18n.language === each,
      keepOpen: true,
      run: () => {
        void chooseLanguage(each);
        update.mutate({ language: each });
      },
    })),
    { kind: "divider", key: "after-language" },
    ...(onShortcuts
      ? [
          {
            kind: "item" as const,
            key: "shortcuts",
            label: t("shortcuts.title"),
            icon: <Keyboard size={16} aria-hidden />,
            run: onShortcuts,
          },
        ]
      : []),
    {
      kind: "item",
      key: "sign-out",
      label: t("profile.signOut"),
      icon: <LogOut size={16} aria-hidden />,
      run: () => void signOut(),
    },
  ];

  return <PopupMenuList anchor={anchor} entries={entries} onClose={onClose} />;
}

function Who({ name, email }: { name: string; email: string }) {
  return (
    <>
      <Box sx={{ ...line, fontWeight: 600 }}>{name}</Box>
      <Box sx={{ ...line, fontSize: 12.5, color: "tk.ink2" }}>{email}</Box>
    </>
  );
}
