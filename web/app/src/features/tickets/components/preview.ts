import type { TFunction } from "i18next";
import type { Ticket } from "../../../lib/wire";

const withoutWords = ["image", "video", "audio", "voice", "document", "sticker", "location", "contact", "unsupported"];

/** The second line of a list row: what was said last, and who said it when it was us. */
export function previewOf(ticket: Ticket, t: TFunction) {
  if (!ticket.lastMessageAt) return t("tickets.noMessages");
  const type = ticket.lastMessageType ?? "text";
  if (type === "revoke") return t("messages.deleted");
  const text = ticket.lastMessage?.trim();
  const said = text || (withoutWords.includes(type) ? t(`messages.types.${type}`) : t("messages.types.unsupported"));
  return ticket.lastMessageDirection === "outbound" ? t("tickets.you", { text: said }) : said;
}
