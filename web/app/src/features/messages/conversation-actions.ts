import { createContext, useContext } from "react";
import type { ContactCard, Message } from "../../lib/wire";

/** What a bubble can ask the conversation around it to do. */
export interface ConversationActions {
  ticketId: string;
  contact: string;
  /** False while one may only read here. */
  canReply: boolean;
  openMenu: (message: Message, at: HTMLElement | { left: number; top: number }) => void;
  openReactions: (message: Message, at: HTMLElement) => void;
  react: (message: Message, emoji: string) => void;
  openMedia: (messageId: string) => void;
  jumpTo: (messageId: string) => void;
  retryMedia: (messageId: string) => void;
  /** Left out where nobody may begin conversations. */
  startChat?: (card: { name: string; phone: string }) => void;
}

const noop = () => undefined;

export const ConversationContext = createContext<ConversationActions>({
  ticketId: "",
  contact: "",
  canReply: false,
  openMenu: noop,
  openReactions: noop,
  react: noop,
  openMedia: noop,
  jumpTo: noop,
  retryMedia: noop,
});

export const useConversation = () => useContext(ConversationContext);

/** The telephone to write to: the account's digits when the card has them. */
export const phoneOfCard = (card: ContactCard) => card.phones.find((each) => each.waId)?.waId ?? card.phones[0]?.phone;
