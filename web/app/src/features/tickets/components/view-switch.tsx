import { Columns3, List } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Segmented } from "../../../ui/segmented";
import { ticketViews, type TicketView } from "../ticket-view";

const icons = { list: List, columns: Columns3 };

/** List or columns. */
export function ViewSwitch({ view, onView }: { view: TicketView; onView: (view: TicketView) => void }) {
  const { t } = useTranslation();
  return (
    <Segmented
      small
      label={t("tickets.view.label")}
      value={view}
      options={ticketViews.map((each) => ({ value: each, label: t(`tickets.view.${each}`), icon: icons[each] }))}
      onChange={onView}
    />
  );
}
