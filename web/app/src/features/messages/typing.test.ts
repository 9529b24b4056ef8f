import { beforeEach, expect, test, vi } from "vitest";
import { fakeServer } from "../../../test/fake-server";
import { session } from "../../../test/samples";
import { startSession } from "../../lib/session";
import { signalTyping } from "./typing";

beforeEach(() => startSession(session));

test("Whoever types without a pause is announced every three seconds, per ticket", async () => {
  const calls = fakeServer(() => ({ status: 204 }));
  for (const at of [10_000, 10_200, 12_999, 13_000]) signalTyping("typing-1", at);
  signalTyping("typing-2", 10_300);
  await vi.waitFor(() => expect(calls).toHaveLength(3));
  expect(calls.map(({ path }) => path).filter((path) => path.includes("typing-1"))).toHaveLength(2);
});

test("A signal that does not arrive disturbs nobody", async () => {
  const calls = fakeServer(() => "unreachable");
  signalTyping("typing-3", 10_000);
  await vi.waitFor(() => expect(calls).toHaveLength(1));
});
