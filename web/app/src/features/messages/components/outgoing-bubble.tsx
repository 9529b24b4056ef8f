import Box from "@mui/material/Box";
import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { useProblemText } from "../../../lib/use-problem-text";
import { discard, resend, type OutgoingText } from "../outbox";
import { Bubble } from "./bubble";
import { BubbleButton } from "./bubble-button";
import { LinkedText } from "./linked-text";
import { Ticks } from "./ticks";

/** A message the server has not answered for yet. It is on the screen from the first moment. */
export function OutgoingBubble({ outgoing, joins }: { outgoing: OutgoingText; joins: boolean }) {
  const { t } = useTranslation();
  const dates = useDates();
  const problemText = useProblemText();
  const queryClient = useQueryClient();
  const { problem } = outgoing;
  const status = problem ? "failed" : "queued";

  return (
    <Bubble
      direction="outbound"
      status={status}
      joins={joins}
      tone={problem ? "danger" : "plain"}
      label={t("messages.sentAt", { name: "", time: dates.time(outgoing.createdAt) })}
      meta={
        <>
          <time dateTime={outgoing.createdAt}>{dates.time(outgoing.createdAt)}</time>
          <Ticks status={status} />
        </>
      }
      foot={
        problem && (
          <Box role="alert" sx={{ color: "tk.danger" }}>
            <b>{problem.isUnanswered ? t("messages.notHandedOver") : problemText(problem)}</b>
            {problem.isUnanswered && <Box sx={{ color: "tk.ink2" }}>{t("messages.notHandedOverText")}</Box>}
            <Box>
              <BubbleButton onClick={() => void resend(queryClient, outgoing)}>{t("messages.retry")}</BubbleButton>
              <BubbleButton onClick={() => discard(outgoing)}>{t("messages.discard")}</BubbleButton>
            </Box>
          </Box>
        )
      }
    >
      <LinkedText text={outgoing.text} />
    </Bubble>
  );
}
