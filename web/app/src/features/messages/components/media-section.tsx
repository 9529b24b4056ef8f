import Box from "@mui/material/Box";
import ButtonBase from "@mui/material/ButtonBase";
import { FileText, Film, Mic, Music, type LucideIcon } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { rowsOf } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Message } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { PanelSection } from "../../../ui/panel-section";
import { useTicketMedia } from "../api/use-ticket-media";

const MediaViewer = lazy(() => import("./media-viewer").then((module) => ({ default: module.MediaViewer })));

const quiet = { fontSize: 12.5, color: "tk.ink3" } as const;
const icons: Partial<Record<Message["type"], LucideIcon>> = { video: Film, audio: Music, voice: Mic };

/** Pictures, films, voices and documents of a conversation, small; pictures and films open large. */
export function MediaSection({ ticketId, contact }: { ticketId: string; contact: string }) {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const media = useTicketMedia(ticketId);
  const messages = rowsOf(media.data);
  const [viewing, setViewing] = useState<string>();

  return (
    <PanelSection title={t("contacts.media.title")}>
      {media.isPending ? (
        <Box role="status" sx={quiet}>
          {t("states.loading")}
        </Box>
      ) : media.isError && !media.data ? (
        <Box role="alert" sx={{ ...quiet, color: "tk.danger" }}>
          {problemText(media.error)}
        </Box>
      ) : messages.length === 0 ? (
        <Box sx={quiet}>{t("contacts.media.none")}</Box>
      ) : (
        <Box
          component="ul"
          sx={{ listStyle: "none", m: 0, p: 0, display: "grid", gap: 0.75, gridTemplateColumns: "repeat(3, 1fr)" }}
        >
          {messages.map((message) => (
            <li key={message.id}>
              <Tile message={message} onOpen={() => setViewing(message.id)} />
            </li>
          ))}
        </Box>
      )}
      {media.hasNextPage && (
        <Box sx={{ mt: 1 }}>
          <BusyButton size="small" busy={media.isFetchingNextPage} onClick={() => void media.fetchNextPage()}>
            {t("states.more")}
          </BusyButton>
        </Box>
      )}
      {viewing && (
        <Suspense>
          <MediaViewer messages={messages} startId={viewing} contact={contact} onClose={() => setViewing(undefined)} />
        </Suspense>
      )}
    </PanelSection>
  );
}

function Tile({ message, onOpen }: { message: Message; onOpen: () => void }) {
  const { t } = useTranslation();
  const { media, type } = message;
  const Icon = icons[type] ?? FileText;
  const name = media?.name ?? t(`messages.types.${type}`);
  const label = `${t(`messages.types.${type}`)} · ${name}`;
  const look = {
    width: "100%",
    aspectRatio: "1",
    display: "grid",
    placeItems: "center",
    overflow: "hidden",
    borderRadius: "9px",
    bgcolor: "tk.sunken",
    color: "tk.ink2",
    border: "1px solid",
    borderColor: "tk.line",
    textDecoration: "none",
    "& img": { width: "100%", height: "100%", objectFit: "cover" },
  } as const;
  if (type === "image" || type === "video") {
    return (
      <ButtonBase aria-label={label} title={name} onClick={onOpen} sx={look}>
        {media?.thumbnailUrl ? <img src={media.thumbnailUrl} alt="" loading="lazy" /> : <Icon size={20} aria-hidden />}
      </ButtonBase>
    );
  }
  return (
    <Box
      component="a"
      href={media?.url ?? undefined}
      target="_blank"
      rel="noreferrer"
      aria-label={label}
      title={name}
      sx={look}
    >
      {media?.thumbnailUrl ? (
        <img src={media.thumbnailUrl} alt="" loading="lazy" />
      ) : (
        <Box sx={{ display: "grid", justifyItems: "center", gap: 0.5, px: 0.5, width: "100%", minWidth: 0 }}>
          <Icon size={20} aria-hidden />
          <Box
            component="span"
            sx={{ fontSize: 11, maxWidth: "100%", overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}
          >
            {name}
          </Box>
        </Box>
      )}
    </Box>
  );
}
