import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { drafts } from "../../lib/drafts";
import type { MessageType } from "../../lib/wire";
import { sendDraft, type Draft } from "./outbox";
import { asQuoted, setReplyTarget, useReplyTarget } from "./reply-target";
import { CAPTION_MAX, takesCaption, takeStaged, useStaged } from "./staged-files";
import { signalTyping } from "./typing";

const TEXT_MAX = 4096;

/** Of the drafts to send the first answers the chosen message; not every type can. */
const answers: MessageType[] = [
  "text",
  "image",
  "video",
  "audio",
  "voice",
  "document",
  "sticker",
  "location",
  "contact",
  "interactive",
];

/** The words, files and answer that are being put together for a ticket, and how they are sent. */
export function useCompose(ticketId: string, onSent: () => void) {
  const queryClient = useQueryClient();
  const [text, setText] = useState(() => drafts.read(ticketId));
  const files = useStaged(ticketId);
  const replyTo = useReplyTarget(ticketId);
  const only = files.length === 1 ? files[0] : undefined;
  const isCaption = only !== undefined && takesCaption(only.type);
  const left = (isCaption ? CAPTION_MAX : TEXT_MAX) - text.length;
  const ready = text.trim();

  function change(next: string) {
    setText(next);
    drafts.write(ticketId, next);
    if (next.trim()) signalTyping(ticketId);
  }

  function sendAll(list: Draft[]) {
    list.forEach((draft, index) => {
      const quoted = index === 0 && replyTo && answers.includes(draft.type) ? asQuoted(replyTo) : undefined;
      void sendDraft(queryClient, ticketId, { ...draft, quoted });
    });
    setReplyTarget(ticketId, null);
    onSent();
  }

  function send() {
    if (left < 0 || (!ready && files.length === 0)) return;
    const list = takeStaged(ticketId);
    const [first] = list;
    if (isCaption && first) first.text = ready || null;
    else if (ready) list.push({ type: "text", text: ready });
    change("");
    sendAll(list);
  }

  return {
    text,
    change,
    files,
    replyTo,
    isCaption,
    left,
    canSend: (Boolean(ready) || files.length > 0) && left >= 0,
    send,
    sendAll,
  };
}
