import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { useQueryClient } from "@tanstack/react-query";
import { X } from "lucide-react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { useProblemText } from "../../../lib/use-problem-text";
import { formatBytes } from "../file-kinds";
import { discard, resend, type Outgoing } from "../outbox";
import { asMessage } from "../outgoing-message";
import { Bubble } from "./bubble";
import { BubbleButton } from "./bubble-button";
import { frameOf, isMetaOver, MessageBody, metaDropOf, stripOf } from "./message-body";
import { Quote } from "./quote";
import { Ticks } from "./ticks";

/** A message the server has not answered for yet. It is on the screen from the first moment. */
export function OutgoingBubble({
  outgoing,
  joins,
  contact = "",
}: {
  outgoing: Outgoing;
  joins: boolean;
  contact?: string;
}) {
  const { t } = useTranslation();
  const dates = useDates();
  const { problem } = outgoing;
  const message = asMessage(outgoing);
  const status = problem ? "failed" : "queued";
  const uploading = outgoing.file !== null && !outgoing.file.stored && !problem;

  return (
    <Bubble
      direction="outbound"
      status={status}
      joins={joins}
      tone={problem ? "danger" : "plain"}
      frame={frameOf(message)}
      metaOver={!problem && !uploading && isMetaOver(message, false)}
      metaDrop={metaDropOf(message)}
      label={t("messages.sentAt", { name: "", time: dates.time(outgoing.createdAt) })}
      meta={
        <>
          <time dateTime={outgoing.createdAt}>{dates.time(outgoing.createdAt)}</time>
          <Ticks status={status} />
        </>
      }
      foot={problem ? <Refused outgoing={outgoing} /> : uploading ? <Uploading outgoing={outgoing} /> : undefined}
      strip={stripOf(message)}
    >
      {message.quoted && <Quote quoted={message.quoted} contact={contact} />}
      <MessageBody message={message} />
    </Bubble>
  );
}

function Refused({ outgoing }: { outgoing: Outgoing }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const { problem } = outgoing;
  if (!problem) return null;
  const fields = Object.values(problem.fieldErrors).flat();
  return (
    <Box role="alert" sx={{ color: "tk.danger", maxWidth: 320 }}>
      <b>
        {problem.isUnanswered
          ? t("messages.notHandedOver")
          : fields.length > 0
            ? fields.join(" ")
            : problemText(problem)}
      </b>
      {problem.isUnanswered && <Box sx={{ color: "tk.ink2" }}>{t("messages.notHandedOverText")}</Box>}
      <Box>
        <BubbleButton onClick={() => void resend(queryClient, outgoing)}>{t("messages.retry")}</BubbleButton>
        <BubbleButton onClick={() => discard(outgoing)}>{t("messages.discard")}</BubbleButton>
      </Box>
    </Box>
  );
}

function Uploading({ outgoing }: { outgoing: Outgoing }) {
  const { t, i18n } = useTranslation();
  const { file } = outgoing;
  if (!file) return null;
  const percent = Math.round(file.progress * 100);
  return (
    <Box sx={{ display: "flex", alignItems: "center", gap: 1, minWidth: 200, color: "tk.ink2" }}>
      <Box
        role="progressbar"
        aria-label={t("messages.upload.progress", { name: file.name })}
        aria-valuenow={percent}
        sx={{ flex: 1, height: 4, borderRadius: 2, bgcolor: "tk.neutralSoft", overflow: "hidden" }}
      >
        <Box style={{ width: `${percent}%` }} sx={{ height: "100%", bgcolor: "tk.accent", transition: "width .2s" }} />
      </Box>
      <Box component="span" sx={{ fontSize: 11.5, fontVariantNumeric: "tabular-nums" }}>
        {file.progress > 0
          ? `${percent}% · ${formatBytes(file.blob.size, i18n.language)}`
          : t("messages.upload.waiting")}
      </Box>
      <ButtonBase
        aria-label={t("messages.upload.cancel", { name: file.name })}
        title={t("forms.cancel")}
        onClick={() => discard(outgoing)}
        sx={{ width: 24, height: 24, borderRadius: "50%" }}
      >
        <X size={15} />
      </ButtonBase>
    </Box>
  );
}
