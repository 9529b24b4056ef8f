import { useColorScheme } from "@mui/material/styles";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation, useRoute } from "wouter";
import { useAttention } from "../../features/attention/use-attention";
import { useMe } from "../../features/profile/api/use-me";
import type { Me } from "../../features/profile/me";
import { previewOf } from "../../features/tickets/components/preview";
import { contactName } from "../../lib/format";
import { chooseLanguage, isLanguage } from "../../lib/i18n";

// What counts until the person's own choice is known.
const unknown = { sounds: { messages: true, newTicket: true }, notifications: false };

/** Draws nothing: applies what this person chose in their profile, and listens for what concerns them. */
export function Personal() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [, params] = useRoute("/tickets/:ticketId");
  const me = useMe().data;
  const { sounds, notifications } = me ?? unknown;
  useFollowChoices(me);

  useAttention({
    settings: { sounds, notifications },
    ticketId: params?.ticketId,
    words: ({ kind, ticket }) => ({
      title: t(`attention.${kind}`, { name: contactName(ticket.contact) }),
      text: previewOf(ticket, t),
    }),
    onOpen: (ticket) => navigate(`/tickets/${ticket.id}`),
  });
  return null;
}

/** What was chosen on another device holds here too, from the next time the page is opened. */
function useFollowChoices(me: Me | undefined) {
  const { setMode } = useColorScheme();
  const followed = useRef(false);
  useEffect(() => {
    if (!me || followed.current) return;
    followed.current = true;
    setMode(me.theme);
    if (isLanguage(me.language)) void chooseLanguage(me.language);
  }, [me, setMode]);
}
