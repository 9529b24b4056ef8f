import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { usePageTitle } from "../../../lib/page-title";
import { useProblemText } from "../../../lib/use-problem-text";
import { Page } from "../../../ui/page";
import { QueryState } from "../../../ui/query-state";
import { useMe } from "../api/use-me";
import { MySessions } from "../components/my-sessions";
import { NameForm } from "../components/name-form";
import { PasswordForm } from "../components/password-form";
import { AttentionPreferences, LookPreferences } from "../components/preferences";
import { Section } from "../components/section";

/** What one decides for oneself. */
export function ProfilePage() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const me = useMe();
  const state = {
    query: me,
    texts: { title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") },
    problemText,
  };
  usePageTitle(t("profile.mine"));

  return (
    <Page title={t("profile.mine")} subtitle={t("me.subtitle")}>
      <Box sx={{ pb: 6 }}>
        <Section title={t("me.who.title")} text={t("me.who.text")}>
          <QueryState {...state} rowHeight={52}>
            {me.data && <NameForm key={me.data.id} me={me.data} />}
          </QueryState>
        </Section>
        <Section title={t("me.look.title")} text={t("me.look.text")}>
          <LookPreferences />
        </Section>
        <Section title={t("me.attention.title")} text={t("me.attention.text")}>
          <QueryState {...state} rowHeight={60}>
            {me.data && <AttentionPreferences me={me.data} />}
          </QueryState>
        </Section>
        <Section title={t("me.password.title")} text={t("me.password.text")}>
          <PasswordForm />
        </Section>
        <Section title={t("me.sessions.title")} text={t("me.sessions.text")}>
          <MySessions />
        </Section>
      </Box>
    </Page>
  );
}
