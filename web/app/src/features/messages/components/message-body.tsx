import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import type { Message } from "../../../lib/wire";
import { isOnlyEmoji } from "../formatting";
import { AudioBody } from "./bodies/audio";
import { ContactCardsBody } from "./bodies/contact-cards";
import { DocumentBody } from "./bodies/document";
import { ButtonStrip, Framed, InteractiveBody, InteractiveStrip } from "./bodies/interactive";
import { LocationBody } from "./bodies/location";
import { OrderBody } from "./bodies/order";
import { PhotoBody, StickerBody } from "./bodies/photo";
import type { BubbleFrame } from "./bubble";
import { MessagePlaceholder } from "./message-placeholder";
import { RichText } from "./rich-text";

const pictures = ["image", "video"];

/** A picture fills its bubble, a sticker has none, all else stands in one like words. */
export function frameOf(message: Message): BubbleFrame {
  if (message.isDeleted) return "text";
  if (message.type === "sticker") return "bare";
  if (pictures.includes(message.type) || (message.type === "location" && message.content?.location)) return "media";
  return "text";
}

/** Time and ticks lie over a picture without words, and in the free corner of what has a last line of its own. */
export function isMetaOver(message: Message, canStartChat: boolean) {
  if (message.isDeleted) return false;
  if (pictures.includes(message.type)) return !message.text && message.media?.state === "ready";
  if (message.type === "audio" || message.type === "voice") return message.media?.state === "ready";
  if (message.type === "contact") return canStartChat && Boolean(message.content?.contacts?.length);
  return message.type === "location" && Boolean(message.content?.location);
}

/** How far down they begin beside large emoji and under a caption. */
export function metaDropOf(message: Message) {
  if (message.isDeleted) return 5;
  if (message.type === "text") return isOnlyEmoji(message.text ?? "") ? 26 : 5;
  return message.text && [...pictures, "document", "order"].includes(message.type) ? 10 : 5;
}

/** What is said, by what it is. */
export function MessageBody({ message }: { message: Message }) {
  const { t } = useTranslation();
  if (message.isDeleted) {
    return (
      <Box component="em" sx={{ color: "tk.ink3" }}>
        {t("messages.deleted")}
      </Box>
    );
  }
  const { content, text } = message;
  switch (message.type) {
    case "text":
    case "system":
      return <RichText text={text ?? ""} large />;
    case "image":
    case "video":
      return (
        <>
          <PhotoBody message={message} />
          <Caption text={text} inset />
        </>
      );
    case "document":
      return (
        <>
          <DocumentBody message={message} />
          <Caption text={text} />
        </>
      );
    case "audio":
    case "voice":
      return <AudioBody message={message} />;
    case "sticker":
      return <StickerBody message={message} />;
    case "location":
      if (content?.location) return <LocationBody place={content.location} />;
      break;
    case "contact":
      if (content?.contacts?.length) return <ContactCardsBody cards={content.contacts} />;
      break;
    case "interactive":
      if (content?.interactive) return <InteractiveBody interactive={content.interactive} text={text} />;
      break;
    case "order":
      if (content?.order) {
        return (
          <>
            <OrderBody order={content.order} />
            <Caption text={text} />
          </>
        );
      }
      break;
    case "template":
      return <TemplateBody message={message} />;
  }
  return (
    <>
      <MessagePlaceholder type={message.type} rawType={message.rawType} />
      {text && <RichText text={text} />}
    </>
  );
}

function Caption({ text, inset }: { text: string | null; inset?: boolean }) {
  if (!text) return null;
  return (
    <Box
      component="span"
      sx={{ display: "inline-block", maxWidth: inset ? 320 : undefined, pt: "5px", px: inset ? 0.75 : 0 }}
    >
      <RichText text={text} />
    </Box>
  );
}

function TemplateBody({ message }: { message: Message }) {
  const { media, content, text } = message;
  const kind = media?.contentType?.startsWith("image/")
    ? "image"
    : media?.contentType?.startsWith("video/")
      ? "video"
      : "document";
  const file = media && ({ ...message, type: kind, text: null } as Message);
  return (
    <>
      {file && (
        <Box sx={{ pb: 0.5 }}>
          {kind === "document" ? <DocumentBody message={file} /> : <PhotoBody message={file} />}
        </Box>
      )}
      {content?.location && (
        <Box sx={{ pb: 0.5 }}>
          <LocationBody place={content.location} />
        </Box>
      )}
      <Framed header={content?.template?.header} text={text} footer={content?.template?.footer} />
    </>
  );
}

/** What the customer can tap below the words; null when there is nothing. */
export function stripOf({ isDeleted, content }: Message) {
  if (isDeleted) return null;
  if (content?.interactive && !content.interactive.reply && content.interactive.kind !== "form")
    return <InteractiveStrip interactive={content.interactive} />;
  if (content?.template?.buttons?.length) return <ButtonStrip buttons={content.template.buttons} />;
  return null;
}
