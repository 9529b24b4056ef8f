import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  Navigate,
  Outlet,
} from "@tanstack/react-router";
import { parseFilter } from "../features/tickets/ticket-filter";
import { useSessionState } from "../lib/session";
import { ErrorScreen, NotFoundScreen, Splash } from "./routes/fallbacks";

function Root() {
  return useSessionState().status === "loading" ? <Splash /> : <Outlet />;
}

function text(value: unknown) {
  return typeof value === "string" && value ? value : undefined;
}

const root = createRootRoute({ component: Root, notFoundComponent: NotFoundScreen, errorComponent: ErrorScreen });

const login = createRoute({
  getParentRoute: () => root,
  path: "/login",
  validateSearch: (search: Record<string, unknown>): { to?: string } => ({ to: text(search.to) }),
  component: lazyRouteComponent(() => import("./routes/doors"), "LoginRoute"),
});

const setup = createRoute({
  getParentRoute: () => root,
  path: "/setup",
  component: lazyRouteComponent(() => import("./routes/doors"), "SetupRoute"),
});

const inside = createRoute({
  getParentRoute: () => root,
  id: "inside",
  component: lazyRouteComponent(() => import("./layout/inside"), "Inside"),
});

const home = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: () => <Navigate to="/tickets" replace />,
});

const tickets = createRoute({
  getParentRoute: () => inside,
  path: "/tickets",
  validateSearch: parseFilter,
  component: lazyRouteComponent(() => import("./routes/tickets-page"), "TicketsPage"),
});

const ticket = createRoute({ getParentRoute: () => tickets, path: "$ticketId" });

const contacts = createRoute({
  getParentRoute: () => inside,
  path: "/contacts",
  validateSearch: (search: Record<string, unknown>): { q?: string } => ({ q: text(search.q) }),
  component: lazyRouteComponent(() => import("./routes/screens"), "ContactsRoute"),
});

const connections = createRoute({
  getParentRoute: () => inside,
  path: "/connections",
  component: lazyRouteComponent(() => import("./routes/screens"), "ConnectionsRoute"),
});

const users = createRoute({
  getParentRoute: () => inside,
  path: "/users",
  component: lazyRouteComponent(() => import("./routes/screens"), "UsersRoute"),
});

export const router = createRouter({
  routeTree: root.addChildren([
    login,
    setup,
    inside.addChildren([home, tickets.addChildren([ticket]), contacts, connections, users]),
  ]),
  defaultPendingMs: 200,
  defaultPendingComponent: Splash,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
