import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import InputBase from "@mui/material/InputBase";
import { useQueryClient } from "@tanstack/react-query";
import { SendHorizontal } from "lucide-react";
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { drafts } from "../../../lib/drafts";
import { sendText } from "../outbox";

const TEXT_MAX = 4096;
const TELL_LEFT_BELOW = 200;

interface Props {
  ticketId: string;
  contact: string;
  /** The channel and number this goes out on, always in sight. */
  via: string;
  blocked?: { reason: string; action?: ReactNode };
  onSent: () => void;
}

/** Enter sends, Shift+Enter breaks the line; what is not sent stays as this ticket's draft. Mount with key=ticketId. */
export function Composer({ ticketId, contact, via, blocked, onSent }: Props) {
  const { t } = useTranslation();
  const queryClient = useQueryClient();
  const [text, setText] = useState(() => drafts.read(ticketId));
  const input = useRef<HTMLTextAreaElement>(null);
  const isBlocked = Boolean(blocked);

  useEffect(() => {
    if (!isBlocked && matchMedia("(pointer: fine)").matches) input.current?.focus();
  }, [isBlocked]);

  function change(next: string) {
    setText(next);
    drafts.write(ticketId, next);
  }

  function send() {
    const ready = text.trim();
    if (!ready || ready.length > TEXT_MAX) return;
    change("");
    void sendText(queryClient, ticketId, ready);
    onSent();
    input.current?.focus();
  }

  function onKeyDown(event: KeyboardEvent) {
    // While an input method composes, Enter chooses a candidate and must not send.
    if (event.key !== "Enter" || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  }

  if (blocked) {
    return (
      <Shell>
        <Box
          sx={{
            display: "flex",
            alignItems: "center",
            justifyContent: "space-between",
            gap: 2,
            flexWrap: "wrap",
            minHeight: 40,
          }}
        >
          <Box role="status" sx={{ fontSize: 13.5, color: "tk.ink2", flex: "1 1 200px", textWrap: "pretty" }}>
            {blocked.reason}
          </Box>
          {blocked.action}
        </Box>
      </Shell>
    );
  }

  const left = TEXT_MAX - text.length;
  return (
    <Shell>
      <Box
        component="form"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        sx={{
          display: "flex",
          alignItems: "flex-end",
          gap: 1,
          p: "5px 5px 5px 14px",
          borderRadius: "13px",
          border: "1px solid",
          borderColor: "tk.control",
          bgcolor: "tk.surface",
          "&:focus-within": { borderColor: "tk.accent", boxShadow: "0 0 0 1px var(--palette-tk-accent)" },
        }}
      >
        <InputBase
          multiline
          maxRows={8}
          value={text}
          inputRef={input}
          onChange={(event) => change(event.target.value)}
          onKeyDown={onKeyDown}
          placeholder={t("composer.placeholder", { name: contact })}
          inputProps={{ "aria-label": t("composer.placeholder", { name: contact }), enterKeyHint: "send" }}
          sx={{
            flex: 1,
            py: "6px",
            fontSize: 14,
            lineHeight: 1.5,
            "& textarea::placeholder": { color: "tk.ink3", opacity: 1 },
          }}
        />
        <Button
          type="submit"
          variant="contained"
          color="primary"
          disabled={!text.trim() || left < 0}
          aria-label={t("composer.send")}
          sx={{ px: { xs: 1.25, sm: 1.75 } }}
        >
          <Box component="span" sx={{ display: { xs: "none", sm: "inline" } }}>
            {t("composer.send")}
          </Box>
          <SendHorizontal size={16} aria-hidden />
        </Button>
      </Box>
      <Box
        sx={{
          display: "flex",
          justifyContent: "space-between",
          gap: 2,
          pt: 0.75,
          fontSize: 11.5,
          color: "tk.ink3",
          minHeight: 22,
        }}
      >
        <Box component="span" sx={{ overflow: "hidden", textOverflow: "ellipsis", whiteSpace: "nowrap" }}>
          {via}
        </Box>
        {left < TELL_LEFT_BELOW ? (
          <Box component="span" role="status" sx={{ color: left < 0 ? "tk.danger" : "tk.ink2", fontWeight: 600 }}>
            {t("composer.left", { count: left })}
          </Box>
        ) : (
          <Box component="span" sx={{ display: "none", "@container (min-width: 620px)": { display: "inline" } }}>
            {t("composer.hint")}
          </Box>
        )}
      </Box>
    </Shell>
  );
}

function Shell({ children }: { children: ReactNode }) {
  return (
    <Box
      sx={{
        flexShrink: 0,
        containerType: "inline-size",
        px: { xs: 1.5, sm: 2.5 },
        pt: 1.5,
        pb: 0.75,
        bgcolor: "tk.surface",
        borderTop: "1px solid",
        borderColor: "tk.line",
      }}
    >
      {children}
    </Box>
  );
}
