import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeServer } from "../../test/fake-server";
import { session } from "../../test/samples";
import { get } from "./http";
import { Problem } from "./problem";
import {
  accessToken,
  refreshSession,
  reloadRights,
  restoreSession,
  sessionState,
  signOut,
  startSession,
} from "./session";

const locked: string[] = [];

beforeEach(() => {
  vi.useFakeTimers();
  locked.length = 0;
  const request = (name: string, run: () => unknown) => {
    locked.push(name);
    return Promise.resolve(run());
  };
  vi.stubGlobal("navigator", { locks: { request } });
});
afterEach(() => vi.useRealTimers());

test("The access token goes with every call and is kept out of storage", async () => {
  const store = vi.fn();
  vi.stubGlobal("localStorage", { setItem: store });
  vi.stubGlobal("sessionStorage", { setItem: store });
  const calls = fakeServer(() => ({ body: { items: [], next: null } }));
  startSession(session);

  await get("/api/tickets");

  expect(calls[0]?.headers.get("Authorization")).toBe("Bearer token-1");
  expect(store).not.toHaveBeenCalled();
});

test("A 401 renews the session once for all calls in flight, under a lock that all tabs share", async () => {
  startSession(session);
  const calls = fakeServer(({ path, headers }) => {
    if (path === "/api/auth/refresh") return { body: { ...session, accessToken: "token-2" } };
    return headers.get("Authorization") === "Bearer token-2" ? { body: "ok" } : { status: 401, body: {} };
  });

  const answers = await Promise.all([get("/api/a"), get("/api/b"), get("/api/c")]);

  expect(answers).toEqual(["ok", "ok", "ok"]);
  expect(calls.filter(({ path }) => path === "/api/auth/refresh")).toHaveLength(1);
  expect(locked).toEqual(["taktchat-refresh"]);
});

test("A refused refresh ends the session and says that it expired", async () => {
  startSession(session);
  fakeServer(() => ({ status: 401, body: { code: "auth.session_expired" } }));

  await expect(get("/api/tickets")).rejects.toBeInstanceOf(Problem);

  expect(sessionState()).toEqual({ status: "anonymous", why: "expired" });
});

test("A server that cannot be reached does not end the session", async () => {
  startSession(session);
  fakeServer(() => "unreachable");

  await expect(refreshSession()).rejects.toMatchObject({ code: "client.offline" });

  expect(sessionState().status).toBe("signedIn");
});

test("A refusal asks once what this person may do now, and the token stays", async () => {
  startSession(session);
  const calls = fakeServer(({ path }) =>
    path === "/api/auth/me"
      ? { body: { ...session, accessToken: null, permissions: ["tickets.view"] } }
      : { status: 403, body: { code: "auth.forbidden" } },
  );

  await Promise.all([get("/api/a"), get("/api/b")].map((call) => expect(call).rejects.toBeInstanceOf(Problem)));
  const demoted = { ...session, permissions: ["tickets.view"] };
  await vi.waitFor(() => expect(sessionState()).toEqual({ status: "signedIn", session: demoted }));
  expect(calls.filter(({ path }) => path === "/api/auth/me")).toHaveLength(1);
});

test("Rights that nobody can tell stay as they were", async () => {
  startSession(session);
  fakeServer(() => "unreachable");

  await reloadRights();

  expect(sessionState()).toEqual({ status: "signedIn", session });
});

test("The token is renewed a minute before it ends", async () => {
  const calls = fakeServer(() => ({ body: { ...session, accessToken: "token-2" } }));
  startSession(session);

  await vi.advanceTimersByTimeAsync(839_000);
  expect(calls).toHaveLength(0);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(calls.map(({ path }) => path)).toEqual(["/api/auth/refresh"]);
  expect(await accessToken()).toBe("token-2");
});

test("A laptop that slept past the end renews before it asks", async () => {
  const calls = fakeServer(() => ({ body: { ...session, accessToken: "token-2" } }));
  startSession({ ...session, expiresIn: 900 });
  vi.setSystemTime(Date.now() + 3_600_000);

  await get("/api/tickets");

  expect(calls.map(({ path }) => path)).toEqual(["/api/auth/refresh", "/api/tickets"]);
});

test("A browser without a session is anonymous, not expired", async () => {
  await signOutQuietly();
  fakeServer(() => ({ status: 401, body: {} }));

  await restoreSession();

  expect(sessionState()).toEqual({ status: "anonymous", why: "new" });
});

test("Signing out forgets the token even when the server is away", async () => {
  startSession(session);
  fakeServer(() => "unreachable");

  await signOut();

  expect(await accessToken()).toBeNull();
});

async function signOutQuietly() {
  fakeServer(() => ({ status: 204 }));
  await signOut();
}
