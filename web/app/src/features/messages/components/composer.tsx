import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import IconButton from "@mui/material/IconButton";
import InputBase from "@mui/material/InputBase";
import { Mic, SendHorizontal, Smile } from "lucide-react";
import { lazy, Suspense, useEffect, useRef, useState, type ClipboardEvent, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useCompose } from "../use-compose";
import { canRecord, type Recording } from "../use-recorder";
import { useStageFiles } from "../use-stage-files";
import { AttachMenu, type Attachable } from "./attach-menu";
import { BlockedComposer, ComposerShell, type Block } from "./composer-shell";
import { ComposerFoot } from "./composer-foot";
import { ReplyBar } from "./reply-bar";

const EmojiPopover = lazy(() => import("./emoji-popover").then((module) => ({ default: module.EmojiPopover })));
const VoiceRecorder = lazy(() => import("./voice-recorder").then((module) => ({ default: module.VoiceRecorder })));
const PreviewTray = lazy(() => import("./preview-tray").then((module) => ({ default: module.PreviewTray })));
const AttachDialog = lazy(() => import("./attach-dialog").then((module) => ({ default: module.AttachDialog })));

interface Props {
  ticketId: string;
  contact: string;
  /** The channel and number this goes out on, always in sight. */
  via: string;
  blocked?: Block;
  onTemplate?: () => void;
  onSent: () => void;
}

/** Enter sends, Shift+Enter breaks the line; what is not sent stays as this ticket's draft. Mount with key=ticketId. */
export function Composer(props: Props) {
  return props.blocked ? <BlockedComposer blocked={props.blocked} via={props.via} /> : <OpenComposer {...props} />;
}

function OpenComposer({ ticketId, contact, via, onTemplate, onSent }: Props) {
  const { t } = useTranslation();
  const compose = useCompose(ticketId, onSent);
  const { text, files, replyTo, left } = compose;
  const stage = useStageFiles(ticketId);
  const input = useRef<HTMLTextAreaElement>(null);
  const [emojiAt, setEmojiAt] = useState<HTMLElement | null>(null);
  const [recording, setRecording] = useState(false);
  const [attaching, setAttaching] = useState<Attachable | null>(null);

  useEffect(() => {
    if (matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, [replyTo, files.length, recording]);

  function send() {
    compose.send();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a candidate and must not send.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  function onPaste(event: ClipboardEvent) {
    if (event.clipboardData.files.length === 0) return;
    event.preventDefault();
    stage(event.clipboardData.files);
  }

  function insert(emoji: string) {
    const at = input.current?.selectionStart ?? text.length;
    const end = input.current?.selectionEnd ?? at;
    compose.change(text.slice(0, at) + emoji + text.slice(end));
    requestAnimationFrame(() => input.current?.setSelectionRange(at + emoji.length, at + emoji.length));
  }

  function sendVoice({ blob, durationMs }: Recording) {
    setRecording(false);
    const name = `voice.${blob.type.includes("ogg") ? "ogg" : blob.type.includes("mp4") ? "m4a" : "webm"}`;
    compose.sendAll([{ type: "voice", file: { blob, name, use: "voice_note", durationMs } }]);
  }

  const placeholder = compose.isCaption ? t("composer.files.caption") : t("composer.placeholder", { name: contact });
  return (
    <ComposerShell>
      {replyTo && <ReplyBar ticketId={ticketId} message={replyTo} contact={contact} />}
      <Suspense>{files.length > 0 && <PreviewTray ticketId={ticketId} files={files} />}</Suspense>
      {recording ? (
        <Suspense fallback={<Box sx={{ height: 48 }} />}>
          <VoiceRecorder onSend={sendVoice} onClose={() => setRecording(false)} />
        </Suspense>
      ) : (
        <Box
          component="form"
          onSubmit={(event) => {
            event.preventDefault();
            send();
          }}
          sx={{
            display: "flex",
            alignItems: "flex-end",
            gap: "2px",
            p: "5px",
            borderRadius: "13px",
            border: "1px solid",
            borderColor: "tk.control",
            bgcolor: "tk.surface",
            "&:focus-within": { borderColor: "tk.accent", boxShadow: "0 0 0 1px var(--palette-tk-accent)" },
          }}
        >
          <AttachMenu ticketId={ticketId} onPick={setAttaching} onTemplate={onTemplate} />
          <IconButton
            aria-label={t("composer.emoji")}
            title={t("composer.emoji")}
            aria-haspopup="dialog"
            onClick={(event) => setEmojiAt(event.currentTarget)}
            sx={{ display: { xs: "none", sm: "inline-flex" } }}
          >
            <Smile size={19} />
          </IconButton>
          <InputBase
            multiline
            maxRows={8}
            value={text}
            inputRef={input}
            onChange={(event) => compose.change(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            placeholder={placeholder}
            inputProps={{ "aria-label": placeholder, enterKeyHint: "send" }}
            sx={{
              flex: 1,
              minWidth: 0,
              py: "6px",
              px: 0.75,
              fontSize: 14,
              lineHeight: 1.5,
              "& textarea::placeholder": { color: "tk.ink3", opacity: 1 },
            }}
          />
          {canRecord() && !text && files.length === 0 && (
            <IconButton
              aria-label={t("composer.voice.start")}
              title={t("composer.voice.start")}
              onClick={() => setRecording(true)}
              sx={{ mr: 0.5 }}
            >
              <Mic size={19} />
            </IconButton>
          )}
          <Button
            type="submit"
            variant="contained"
            color="primary"
            disabled={!compose.canSend}
            aria-label={t("composer.send")}
            sx={{ px: { xs: 1.25, sm: 1.75 } }}
          >
            <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
              {t("composer.send")}
            </Box>
            <SendHorizontal size={16} aria-hidden />
          </Button>
        </Box>
      )}
      <ComposerFoot ticketId={ticketId} via={via} left={left} slash={text === "/"} />
      <Suspense>
        {emojiAt && <EmojiPopover at={emojiAt} onPick={insert} onClose={() => setEmojiAt(null)} />}
        {attaching && (
          <AttachDialog
            what={attaching}
            contact={contact}
            onClose={() => setAttaching(null)}
            onSend={(draft) => {
              setAttaching(null);
              compose.sendAll([draft]);
            }}
          />
        )}
      </Suspense>
    </ComposerShell>
  );
}
