const PREFIX = "taktchat.draft.";

/** What was typed but not sent, kept per ticket in this tab; sign-out clears it. */
export const drafts = {
  read: (ticketId: string) => sessionStorage.getItem(PREFIX + ticketId) ?? "",
  write: (ticketId: string, text: string) => {
    if (text.trim()) sessionStorage.setItem(PREFIX + ticketId, text);
    else sessionStorage.removeItem(PREFIX + ticketId);
  },
  clear: () => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(PREFIX)) sessionStorage.removeItem(key);
  },
};
