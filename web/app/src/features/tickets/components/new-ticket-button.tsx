import Button from "@mui/material/Button";
import { Plus } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { usePermission } from "../../../lib/session";

const NewTicketDialog = lazy(() =>
  import("./new-ticket-dialog").then((module) => ({ default: module.NewTicketDialog })),
);

/** *+ Novo* at the head of the list: begins a conversation and goes there. */
export function NewTicketButton() {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const [open, setOpen] = useState(false);
  if (!usePermission("tickets.create")) return null;
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        <Plus size={15} aria-hidden />
        {t("newTicket.new")}
      </Button>
      {open && (
        <Suspense>
          <NewTicketDialog
            onClose={() => setOpen(false)}
            onOpened={(ticket) => {
              setOpen(false);
              navigate(`/tickets/${ticket.id}`);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
