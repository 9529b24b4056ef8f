import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import { Copy, MessageCircle } from "lucide-react";
import { useTranslation } from "react-i18next";
import { formatPhone } from "../../../../lib/format";
import type { ContactCard } from "../../../../lib/wire";
import { Avatar } from "../../../../ui/avatar";
import { toast } from "../../../../ui/toast";
import { phoneOfCard, useConversation } from "../../conversation-actions";

/** Contacts somebody handed on: their numbers to copy, and the way to write to them. */
export function ContactCardsBody({ cards }: { cards: ContactCard[] }) {
  return (
    <Box sx={{ width: 280, maxWidth: "100%", whiteSpace: "normal" }}>
      {cards.map((card, index) => (
        <Card key={`${card.name}:${index}`} card={card} first={index === 0} />
      ))}
    </Box>
  );
}

function Card({ card, first }: { card: ContactCard; first: boolean }) {
  const { t } = useTranslation();
  const { startChat } = useConversation();
  const phone = phoneOfCard(card);

  async function copy(value: string) {
    await navigator.clipboard.writeText(value);
    toast(t("messages.menu.copied"));
  }

  return (
    <Box sx={{ py: 0.75, borderTop: first ? 0 : "1px solid", borderColor: "tk.line" }}>
      <Box sx={{ display: "flex", alignItems: "center", gap: 1.25 }}>
        <Avatar name={card.name} seed={phone ?? card.name} size={36} />
        <Box sx={{ minWidth: 0 }}>
          <Box sx={{ fontWeight: 600 }}>{card.name}</Box>
          {card.company && <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{card.company}</Box>}
        </Box>
      </Box>
      {card.phones.map((each) => (
        <Box key={each.phone} sx={{ display: "flex", alignItems: "center", pl: 5.75, fontSize: 13 }}>
          <Box component="span" sx={{ flex: 1, minWidth: 0 }}>
            {formatPhone(each.phone)}
          </Box>
          <IconButton
            aria-label={t("messages.contact.copy", { phone: formatPhone(each.phone) })}
            title={t("messages.menu.copy")}
            onClick={() => void copy(each.phone)}
            sx={{ width: 30, height: 30 }}
          >
            <Copy size={15} />
          </IconButton>
        </Box>
      ))}
      {card.emails?.map((email) => (
        <Box key={email} sx={{ pl: 5.75, fontSize: 13, color: "tk.ink2" }}>
          {email}
        </Box>
      ))}
      {startChat && phone && (
        <Button
          size="small"
          variant="text"
          sx={{ ml: 4.5, mt: 0.25, "&&": { color: "tk.accent" } }}
          onClick={() => startChat({ name: card.name, phone })}
        >
          <MessageCircle size={15} aria-hidden />
          {t("messages.contact.talk")}
        </Button>
      )}
    </Box>
  );
}
