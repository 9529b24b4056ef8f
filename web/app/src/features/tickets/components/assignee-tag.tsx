import type { Ticket } from "../../../lib/wire";
import { Avatar } from "../../../ui/avatar";
import { Tag } from "../../../ui/tag";

/** Who attends a ticket, in a row or a card. */
export function AssigneeTag({ assignee }: { assignee: NonNullable<Ticket["assignee"]> }) {
  return (
    <Tag color="#667085">
      {assignee.photoUrl && <Avatar name={assignee.name} seed={assignee.id} size={13} photo={assignee.photoUrl} />}
      {assignee.name}
    </Tag>
  );
}
