import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { message } from "../../../test/samples";
import { rowsOf, type Pages } from "../../lib/paging";
import type { Message, MessageStatus, Push } from "../../lib/wire";
import { messageKeys } from "./message-keys";
import { messageRealtime } from "./realtime";

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

/** A server with one ticket: what a fresh fetch would show, and the pushes that changes to it cause. */
class Server {
  readonly messages = new Map<string, Message>();

  change(next: Message): Push {
    const type = this.messages.has(next.id) ? "message.updated" : "message.created";
    this.messages.set(next.id, next);
    return { type, id: next.id, ticketId: "t1", message: next };
  }

  fetch(): Pages<Message> {
    const items = [...this.messages.values()].sort((a, b) => (a.createdAt < b.createdAt ? 1 : -1));
    return { pages: [{ items, next: null }], pageParams: [null] };
  }
}

function setUp(isJoined = true) {
  const server = new Server();
  server.change(message({ id: "m0", createdAt: "2026-11-24T13:00:00.000Z" }));
  const queryClient = new QueryClient();
  const key = messageKeys.list("t1");
  queryClient.setQueryData(key, server.fetch());
  // Stands for the mounted conversation: an invalidation brings what a fetch would bring.
  const refetch = vi.spyOn(queryClient, "invalidateQueries").mockImplementation(() => {
    queryClient.setQueryData(key, server.fetch());
    return Promise.resolve();
  });
  const push = messageRealtime(queryClient, () => isJoined);
  const shown = () => rowsOf(queryClient.getQueryData<Pages<Message>>(key));
  return { server, push, shown, refetch };
}

describe("After every push the conversation equals a fresh fetch", () => {
  const life: MessageStatus[] = ["queued", "sending", "sent", "delivered", "read"];

  test("in order, without fetching anything", () => {
    const { server, push, shown, refetch } = setUp();
    for (const status of life) {
      push(server.change(message({ id: "m1", status })));
      expect(shown()).toEqual(rowsOf(server.fetch()));
    }
    expect(refetch).not.toHaveBeenCalled();
  });

  test("in reverse order, doubled, and with several messages at once", async () => {
    const { server, push, shown } = setUp();
    const pushes: Push[] = [];
    for (const id of ["m1", "m2", "m3"]) {
      for (const status of life) {
        pushes.push(server.change(message({ id, status, createdAt: `2026-11-24T14:0${id[1]}:00.000Z` })));
      }
    }

    for (const each of [...pushes.reverse(), ...pushes]) push(each);
    await vi.advanceTimersByTimeAsync(1_000);

    expect(shown()).toEqual(rowsOf(server.fetch()));
  });

  test("when a failed message is tried again", () => {
    const { server, push, shown } = setUp();
    for (const status of ["queued", "failed"] as const) push(server.change(message({ id: "m1", status })));
    push(server.change(message({ id: "m1", status: "queued", attempts: 2 })));
    expect(shown()).toEqual(rowsOf(server.fetch()));
  });

  test("when older news comes late: it is not believed, a fetch settles it", async () => {
    const { server, push, shown, refetch } = setUp();
    push(server.change(message({ id: "m1", status: "read" })));
    push({ type: "message.updated", id: "m1", ticketId: "t1", message: message({ id: "m1", status: "sent" }) });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toEqual(rowsOf(server.fetch()));
    expect(refetch).toHaveBeenCalledTimes(1);
  });

  test("when only the light push came because the stream was not joined yet", async () => {
    const { server, push, shown, refetch } = setUp(false);
    const light = { ...server.change(message({ id: "m1" })), message: undefined };
    for (let each = 0; each < 20; each++) push(light);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(shown()).toEqual(rowsOf(server.fetch()));
    expect(refetch).toHaveBeenCalledTimes(1);
  });
});

test("A push about a conversation nobody has opened costs nothing", async () => {
  const { push, refetch } = setUp();
  push({ type: "message.created", id: "x", ticketId: "other" });
  await vi.advanceTimersByTimeAsync(1_000);
  expect(refetch).not.toHaveBeenCalled();
});
