import Box from "@mui/material/Box";
import Button from "@mui/material/Button";
import { Coffee } from "lucide-react";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { useConnections } from "../../features/connections/api/use-connection-list";
import { toneOf } from "../../features/connections/connection-status";
import { FirstStepsCard } from "../../features/dashboard/components/first-steps-card";
import { NumberTile } from "../../features/dashboard/components/number-tile";
import { SectionCard } from "../../features/dashboard/components/section-card";
import { firstSteps, type StepKey } from "../../features/dashboard/first-steps";
import { useClosedToday } from "../../features/tickets/api/use-closed-today";
import { useTicketCounts, useTickets } from "../../features/tickets/api/use-tickets";
import { TicketRow } from "../../features/tickets/components/ticket-row";
import { TicketRowSkeleton } from "../../features/tickets/components/ticket-row-skeleton";
import { rowsOf } from "../../lib/paging";
import { usePageTitle } from "../../lib/page-title";
import { usePermission, useSession } from "../../lib/session";
import { useProblemText } from "../../lib/use-problem-text";
import type { Connection } from "../../lib/wire";
import { Notice } from "../../ui/notice";
import { Page } from "../../ui/page";
import { Pill } from "../../ui/pill";
import { Blank } from "../../ui/states";
import { useNavItems } from "../layout/nav-items";
import { ForbiddenScreen } from "./fallbacks";
import { useCompanyFacts } from "./use-company-facts";

const WAITING_SHOWN = 5;

/** How the company is set up and how its day goes. */
export function DashboardPage() {
  return usePermission("tickets.view") ? <Dashboard /> : <ForbiddenScreen />;
}

function Dashboard() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const { user, company } = useSession();
  const setsUp = usePermission("connections.manage");
  const connections = useConnections(usePermission("connections.view")).data ?? [];
  const { facts, error, refetch } = useCompanyFacts(setsUp);
  const steps = setsUp ? firstSteps(facts) : undefined;
  const allDone = useKeptDone(
    company.id,
    steps?.every(({ state }) => state === "done"),
  );
  const links = useStepLinks();

  usePageTitle(t("nav.dashboard"));

  return (
    <Page
      title={t("nav.dashboard")}
      subtitle={t("dashboard.hello", { name: user.name.split(" ")[0], company: company.name })}
    >
      {error !== undefined && (
        <Box sx={{ mb: 3 }}>
          <Notice tone="danger">
            {problemText(error)}{" "}
            <Button size="small" onClick={refetch} sx={{ ml: 1 }}>
              {t("states.reload")}
            </Button>
          </Notice>
        </Box>
      )}
      {setsUp && !allDone && error === undefined && <FirstStepsCard steps={steps} links={links} />}
      <Today />
      <Box
        sx={{
          mt: 3,
          display: "grid",
          gap: 2,
          alignItems: "start",
          gridTemplateColumns: {
            xs: "minmax(0, 1fr)",
            lg: connections.length > 0 ? "minmax(0, 1.7fr) minmax(0, 1fr)" : "minmax(0, 1fr)",
          },
        }}
      >
        <Waiting />
        {connections.length > 0 && <Connections connections={connections} />}
      </Box>
    </Page>
  );
}

/** Once all was done it is taken to be until the facts say otherwise: a skeleton that goes away again would make the page jump. */
function useKeptDone(companyId: string, allDone: boolean | undefined) {
  const key = `taktchat.stepsDone.${companyId}`;
  useEffect(() => {
    if (allDone) localStorage.setItem(key, "true");
    else if (allDone === false) localStorage.removeItem(key);
  }, [key, allDone]);
  return allDone ?? localStorage.getItem(key) === "true";
}

/** A step leads to its screen; where that is not there for this person, queues are looked at among the tickets. */
function useStepLinks(): Partial<Record<StepKey, string>> {
  const screens = new Map(useNavItems().map(({ key, to }) => [key, to]));
  return {
    connection: screens.get("connections"),
    queues: screens.get("queues") ?? screens.get("tickets"),
    users: screens.get("users"),
    conversation: "/tickets?tab=pending",
  };
}

function Today() {
  const { t } = useTranslation();
  const counts = useTicketCounts().data;
  const closed = useClosedToday().data;
  return (
    <Box
      component="section"
      aria-label={t("dashboard.today")}
      sx={{ display: "grid", gap: 2, gridTemplateColumns: { xs: "1fr 1fr", md: "repeat(4, 1fr)" } }}
    >
      <NumberTile
        label={t("tickets.tabs.pending")}
        value={counts?.pending}
        hint={t("dashboard.hints.pending")}
        color="tk.warn"
        href="/tickets?tab=pending"
      />
      <NumberTile
        label={t("tickets.tabs.open")}
        value={counts?.open}
        hint={t("dashboard.hints.open")}
        color="tk.ok"
        href="/tickets?tab=open"
      />
      <NumberTile
        label={t("tickets.tabs.mine")}
        value={counts?.mine}
        hint={t("dashboard.hints.mine")}
        color="tk.accent"
        href="/tickets"
      />
      <NumberTile
        label={t("tickets.tabs.closed")}
        value={closed}
        hint={t("dashboard.hints.closed")}
        color="tk.control"
        href="/tickets?tab=closed"
      />
    </Box>
  );
}

function Waiting() {
  const { t } = useTranslation();
  const problemText = useProblemText();
  const tickets = useTickets({ tab: "pending" });
  const rows = rowsOf(tickets.data).slice(0, WAITING_SHOWN);
  return (
    <SectionCard
      title={t("dashboard.waiting.title")}
      more={{ label: t("dashboard.waiting.all"), href: "/tickets?tab=pending" }}
    >
      {tickets.isPending ? (
        <Box role="status" aria-busy aria-label={t("states.loading")}>
          {Array.from({ length: WAITING_SHOWN }, (_, index) => (
            <TicketRowSkeleton key={index} index={index} />
          ))}
        </Box>
      ) : tickets.isError && rows.length === 0 ? (
        <Box sx={{ p: 2 }}>
          <Notice tone="danger">{problemText(tickets.error)}</Notice>
        </Box>
      ) : rows.length === 0 ? (
        <Blank icon={<Coffee />} title={t("tickets.empty.pendingTitle")} text={t("tickets.empty.pending")} />
      ) : (
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {rows.map((ticket) => (
            <li key={ticket.id}>
              <TicketRow ticket={ticket} search="?tab=pending" selected={false} showAssignee={false} />
            </li>
          ))}
        </Box>
      )}
    </SectionCard>
  );
}

function Connections({ connections }: { connections: Connection[] }) {
  const { t } = useTranslation();
  return (
    <SectionCard title={t("nav.connections")} more={{ label: t("dashboard.connections.all"), href: "/connections" }}>
      <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
        {connections.map((connection) => (
          <Box
            component="li"
            key={connection.id}
            sx={{
              display: "flex",
              alignItems: "center",
              gap: 1.5,
              px: 2,
              minHeight: 56,
              "& + &": { borderTop: "1px solid", borderColor: "tk.line" },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Box sx={{ fontWeight: 600 }}>{connection.name}</Box>
              <Box sx={{ fontSize: 12.5, color: "tk.ink2" }}>{connection.displayPhoneNumber}</Box>
            </Box>
            <Pill tone={toneOf(connection)}>{t(`connections.status.${connection.status}`)}</Pill>
          </Box>
        ))}
      </Box>
    </SectionCard>
  );
}
