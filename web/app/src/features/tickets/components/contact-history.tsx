import Box from "@mui/material/Box";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { useDates } from "../../../lib/format";
import { rowsOf } from "../../../lib/paging";
import { useProblemText } from "../../../lib/use-problem-text";
import type { Ticket } from "../../../lib/wire";
import { BusyButton } from "../../../ui/busy-button";
import { PanelSection } from "../../../ui/panel-section";
import { useContactTickets } from "../api/use-contact-tickets";

const quiet = { fontSize: 12.5, color: "tk.ink3" } as const;

/** What there was with this contact besides the ticket that is open. */
export function ContactHistory({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation();
  const dates = useDates();
  const problemText = useProblemText();
  const tickets = useContactTickets(ticket.contact.id);
  const others = rowsOf(tickets.data).filter(({ id }) => id !== ticket.id);

  return (
    <PanelSection title={t("contacts.history.title")}>
      {tickets.isPending ? (
        <Box role="status" sx={quiet}>
          {t("states.loading")}
        </Box>
      ) : tickets.isError && !tickets.data ? (
        <Box role="alert" sx={{ ...quiet, color: "tk.danger" }}>
          {problemText(tickets.error)}
        </Box>
      ) : others.length === 0 && !tickets.hasNextPage ? (
        <Box sx={quiet}>{t("contacts.history.none")}</Box>
      ) : (
        <Box component="ul" sx={{ listStyle: "none", m: 0, p: 0 }}>
          {others.map((other) => (
            <Box component="li" key={other.id}>
              <Box
                component={Link}
                href={`/tickets/${other.id}`}
                sx={{
                  display: "block",
                  px: 1,
                  mx: -1,
                  py: 0.75,
                  borderRadius: "8px",
                  color: "tk.ink",
                  textDecoration: "none",
                  "&:hover": { bgcolor: "tk.sunken" },
                }}
              >
                <Box sx={{ display: "flex", justifyContent: "space-between", gap: 1, fontSize: 13 }}>
                  <Box component="span" sx={{ fontWeight: 550 }}>
                    #{other.protocol}
                  </Box>
                  <Box component="span" sx={{ color: "tk.ink2" }}>
                    {t(`tickets.status.${other.status}`)}
                  </Box>
                </Box>
                <Box sx={{ fontSize: 12, color: "tk.ink3" }}>
                  {[dates.full(other.createdAt), other.assignee?.name].filter(Boolean).join(" · ")}
                </Box>
              </Box>
            </Box>
          ))}
        </Box>
      )}
      {tickets.hasNextPage && (
        <BusyButton size="small" busy={tickets.isFetchingNextPage} onClick={() => void tickets.fetchNextPage()}>
          {t("states.more")}
        </BusyButton>
      )}
    </PanelSection>
  );
}
