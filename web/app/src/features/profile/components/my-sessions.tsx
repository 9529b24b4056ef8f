import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Monitor, Smartphone } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDates } from "../../../lib/format";
import { useProblemText } from "../../../lib/use-problem-text";
import { BusyButton } from "../../../ui/busy-button";
import { Confirm } from "../../../ui/confirm";
import { Pill } from "../../../ui/pill";
import { QueryState } from "../../../ui/query-state";
import { useEndSessions, useMySessions } from "../api/use-my-sessions";
import type { MySession } from "../me";

/** Where I am signed in, with the way to end what is not me. */
export function MySessions() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const sessions = useMySessions();
  const end = useEndSessions();
  const [asking, setAsking] = useState(false);
  const mine = sessions.data ?? [];
  const others = mine.filter(({ isCurrent }) => !isCurrent).length;

  return (
    <QueryState
      query={sessions}
      rowHeight={64}
      texts={{ title: t("states.errorTitle"), reload: t("states.reload"), loading: t("states.loading") }}
      problemText={problemText}
    >
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {mine.map((session) => (
          <SessionRow
            key={session.id}
            session={session}
            busy={end.isPending && end.variables === session.id}
            onEnd={() => end.mutate(session.id)}
          />
        ))}
      </Box>
      {others > 0 && (
        <Box
          sx={{
            display: "flex",
            justifyContent: "flex-end",
            px: { xs: 2, sm: 2.5 },
            py: 1.5,
            borderTop: "1px solid",
            borderColor: "tk.line",
          }}
        >
          <Button variant="outlined" color="error" onClick={() => setAsking(true)}>
            {t("me.sessions.endOthers")}
          </Button>
        </Box>
      )}
      <Confirm
        open={asking}
        title={t("me.sessions.askTitle")}
        text={t("me.sessions.askText", { count: others })}
        confirm={t("me.sessions.endOthers")}
        cancel={t("forms.cancel")}
        busy={end.isPending}
        onConfirm={() => end.mutate(undefined, { onSettled: () => setAsking(false) })}
        onClose={() => setAsking(false)}
      />
    </QueryState>
  );
}

function SessionRow({ session, busy, onEnd }: { session: MySession; busy: boolean; onEnd: () => void }) {
  const { t } = useTranslation();
  const dates = useDates();
  const Icon = /iOS|iPadOS|Android/.test(session.userAgent ?? "") ? Smartphone : Monitor;
  const name = session.userAgent ?? t("me.sessions.unknown");
  return (
    <Box
      component="li"
      sx={{
        display: "flex",
        alignItems: "center",
        gap: 1.75,
        px: { xs: 2, sm: 2.5 },
        minHeight: 64,
        py: 1.25,
        "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
      }}
    >
      <Box sx={{ display: "grid", color: "tk.ink3" }}>
        <Icon size={20} strokeWidth={1.8} aria-hidden />
      </Box>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Box sx={{ fontWeight: 600 }}>{name}</Box>
        <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>
          {[t("me.sessions.seen", { at: dates.full(session.lastSeenAt) }), session.network].filter(Boolean).join(" · ")}
        </Box>
      </Box>
      {session.isCurrent ? (
        <Pill tone="ok">{t("me.sessions.current")}</Pill>
      ) : (
        <BusyButton size="small" busy={busy} onClick={onEnd} aria-label={`${t("me.sessions.end")} · ${name}`}>
          {t("me.sessions.end")}
        </BusyButton>
      )}
    </Box>
  );
}
