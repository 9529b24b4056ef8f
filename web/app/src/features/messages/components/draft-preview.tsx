import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import type { MessageContent } from "../../../lib/wire";
import { asMessage } from "../outgoing-message";
import { Bubble } from "./bubble";
import { MessageBody, stripOf } from "./message-body";

interface Props {
  text: string;
  content: Partial<MessageContent>;
  /** The file of its header, as an address of this page. */
  file?: { blob: Blob; name: string; url: string } | null;
}

/** A template that is being filled in, as the conversation will show it. */
export function DraftPreview({ text, content, file }: Props) {
  const { t } = useTranslation();
  const dates = useDates();
  const now = new Date().toISOString();
  const message = asMessage({
    clientId: "preview",
    ticketId: "",
    draft: { type: "template", text, content },
    file: file
      ? { blob: file.blob, name: file.name, use: "attachment", previewUrl: file.url, progress: 1, stored: null }
      : null,
    createdAt: now,
    problem: null,
  });
  return (
    <Bubble
      direction="outbound"
      status="queued"
      joins={false}
      label={t("templates.preview")}
      meta={dates.time(now)}
      strip={stripOf(message)}
    >
      <MessageBody message={message} />
    </Bubble>
  );
}
