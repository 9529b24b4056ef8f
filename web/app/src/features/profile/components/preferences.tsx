import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { useColorScheme } from "@mui/material/styles";
import { Monitor, Moon, Sun, Volume2 } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { chime } from "../../../lib/chime";
import { chooseLanguage, languages, type Language } from "../../../lib/i18n";
import { useProblemText } from "../../../lib/use-problem-text";
import { Segmented } from "../../../ui/segmented";
import { SwitchRow } from "../../../ui/switch-row";
import { toast } from "../../../ui/toast";
import { useUpdateMe } from "../api/use-me";
import { themes, type Me, type MeChange, type ThemeChoice } from "../me";
import { body } from "./section";

const icons = { system: Monitor, light: Sun, dark: Moon };

/** Saves a choice the moment it is made and says so only when that failed. */
function useChoose() {
  const update = useUpdateMe();
  const problemText = useProblemText();
  return (change: MeChange) =>
    update.mutate(change, { onError: (error) => toast(problemText(error), { tone: "danger" }) });
}

export function LookPreferences() {
  const { t, i18n } = useTranslation();
  const { mode, setMode } = useColorScheme();
  const choose = useChoose();
  const label = { fontSize: 13, fontWeight: 550, mb: 0.75 } as const;

  return (
    <Box sx={body}>
      <Box>
        <Box sx={label}>{t("profile.language")}</Box>
        <Segmented
          label={t("profile.language")}
          value={i18n.language as Language}
          options={languages.map((each) => ({ value: each, label: t(`profile.languages.${each}`), lang: each }))}
          onChange={(language) => {
            void chooseLanguage(language);
            choose({ language });
          }}
        />
      </Box>
      <Box>
        <Box sx={label}>{t("profile.theme")}</Box>
        <Segmented<ThemeChoice>
          label={t("profile.theme")}
          value={mode ?? "system"}
          options={themes.map((each) => ({ value: each, label: t(`profile.themes.${each}`), icon: icons[each] }))}
          onChange={(theme) => {
            setMode(theme);
            choose({ theme });
          }}
        />
      </Box>
    </Box>
  );
}

export function AttentionPreferences({ me }: { me: Me }) {
  const { t } = useTranslation();
  const choose = useChoose();
  const { permission, ask } = useNotificationPermission();
  const { sounds, notifications } = me;

  async function changeNotifications(wanted: boolean) {
    // Browsers only let a page ask right after a click.
    if (wanted && (await ask()) !== "granted") return;
    choose({ notifications: wanted });
  }

  return (
    <>
      <SwitchRow
        label={t("me.attention.messages")}
        help={t("me.attention.messagesHelp")}
        checked={sounds.messages}
        onChange={(messages) => {
          if (messages) void chime("message");
          choose({ sounds: { ...sounds, messages } });
        }}
      />
      <SwitchRow
        label={t("me.attention.newTicket")}
        help={t("me.attention.newTicketHelp")}
        checked={sounds.newTicket}
        onChange={(newTicket) => {
          if (newTicket) void chime("newTicket");
          choose({ sounds: { ...sounds, newTicket } });
        }}
      />
      <SwitchRow
        label={t("me.attention.notifications")}
        help={t(`me.attention.permission.${permission}`)}
        checked={notifications && permission === "granted"}
        disabled={permission === "denied" || permission === "missing"}
        onChange={(wanted) => void changeNotifications(wanted)}
      />
      <Box sx={{ display: "flex", gap: 1, flexWrap: "wrap", p: 2, borderTop: "1px solid", borderColor: "tk.line" }}>
        <Button size="small" variant="text" startIcon={<Volume2 size={15} />} onClick={() => void chime("message")}>
          {t("me.attention.hearMessage")}
        </Button>
        <Button size="small" variant="text" startIcon={<Volume2 size={15} />} onClick={() => void chime("newTicket")}>
          {t("me.attention.hearTicket")}
        </Button>
      </Box>
    </>
  );
}

type Permission = NotificationPermission | "missing";

function useNotificationPermission() {
  const [permission, setPermission] = useState<Permission>(() =>
    "Notification" in window ? Notification.permission : "missing",
  );
  async function ask(): Promise<Permission> {
    if (permission !== "default") return permission;
    const answer = await Notification.requestPermission();
    setPermission(answer);
    return answer;
  }
  return { permission, ask };
}
