import type { HTMLAttributes, Ref } from "react";

function RoleList({ ref, ...props }: HTMLAttributes<HTMLDivElement> & { ref?: Ref<HTMLDivElement> }) {
  return <div {...props} ref={ref} role="list" />;
}

function RoleItem(props: HTMLAttributes<HTMLDivElement> & { item?: unknown }) {
  // Virtuoso hands over the row as well, which is no attribute of a div.
  return <div {...props} {...{ item: undefined }} role="listitem" />;
}

/** Makes a virtual list one for those who listen to it, too. */
export const listRole = { List: RoleList, Item: RoleItem };
