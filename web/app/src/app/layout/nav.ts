import { History, LayoutDashboard, MessagesSquare, Plug, Users, UsersRound, type LucideIcon } from "lucide-react";

/** The whole menu in its order: key of the words (`nav.<key>`) and the permission without which it is not shown. */
export const navGroups = [
  {
    group: "service",
    entries: [
      { key: "dashboard", permission: "tickets.view" },
      { key: "tickets", permission: "tickets.view" },
      { key: "kanban", permission: "tickets.view" },
      { key: "tagKanban", permission: "tickets.view" },
      { key: "cannedResponses", permission: "messages.send" },
      { key: "scheduledMessages", permission: "messages.send" },
    ],
  },
  {
    group: "people",
    entries: [
      { key: "contacts", permission: "contacts.view" },
      { key: "contactLists", permission: "contacts.view" },
    ],
  },
  {
    group: "campaigns",
    entries: [
      { key: "campaigns", permission: "campaigns.view" },
      { key: "campaignReports", permission: "campaigns.view" },
    ],
  },
  {
    group: "automation",
    entries: [
      { key: "flows", permission: "flows.view" },
      { key: "prompts", permission: "prompts.view" },
      { key: "knowledge", permission: "knowledge.view" },
      { key: "tags", permission: "tags.view" },
      { key: "tagRules", permission: "tags.view" },
    ],
  },
  {
    group: "company",
    entries: [
      { key: "reports", permission: "reports.view" },
      { key: "queues", permission: "queues.manage" },
      { key: "users", permission: "users.view" },
      { key: "connections", permission: "connections.view" },
      { key: "webhooks", permission: "webhooks.view" },
      { key: "settings", permission: "settings.view" },
      { key: "audit", permission: "audit.view" },
    ],
  },
  {
    group: "installation",
    entries: [
      { key: "companies", permission: "installation.manage" },
      { key: "plans", permission: "installation.manage" },
    ],
  },
] as const;

export type NavKey = (typeof navGroups)[number]["entries"][number]["key"];

/** The screens there are. One that is not here is not shown, so a new screen adds its line and its route. */
export const navScreens: Partial<Record<NavKey, { to: string; icon: LucideIcon }>> = {
  dashboard: { to: "/dashboard", icon: LayoutDashboard },
  tickets: { to: "/tickets", icon: MessagesSquare },
  contacts: { to: "/contacts", icon: UsersRound },
  users: { to: "/users", icon: Users },
  connections: { to: "/connections", icon: Plug },
  audit: { to: "/audit", icon: History },
};

export interface NavItem {
  key: NavKey;
  to: string;
  icon: LucideIcon;
}

/** The groups of the menu with what these permissions open; groups without anything are left out. */
export function navFor(permissions: readonly string[], screens = navScreens) {
  return navGroups
    .map(({ group, entries }) => ({
      group,
      items: entries.flatMap(({ key, permission }): NavItem[] => {
        const screen = screens[key];
        return screen && permissions.includes(permission) ? [{ key, ...screen }] : [];
      }),
    }))
    .filter(({ items }) => items.length > 0);
}
