import { QueryClient } from "@tanstack/react-query";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { fakeServer } from "../../../test/fake-server";
import { message, session } from "../../../test/samples";
import { rowsOf, type Pages } from "../../lib/paging";
import { startSession } from "../../lib/session";
import type { Message } from "../../lib/wire";
import { forgetRenewals, refreshMedia } from "./media-refresh";
import { messageKeys } from "./message-keys";

const media = (url: string): Message["media"] => ({
  state: "ready",
  fileId: "f1",
  name: "bolo.jpg",
  contentType: "image/jpeg",
  size: 3,
  width: 4,
  height: 3,
  durationMs: null,
  url,
  thumbnailUrl: null,
  error: null,
});
const old = message({ id: "m1", type: "image", media: media("/media/old") });

beforeEach(() => startSession(session));
afterEach(() => {
  forgetRenewals();
  vi.useRealTimers();
});

function conversation() {
  const client = new QueryClient();
  const pages: Pages<Message> = { pages: [{ items: [old], next: null }], pageParams: [null] };
  client.setQueryData(messageKeys.list("t1"), pages);
  return client;
}
const renewed = () => fakeServer(() => ({ body: message({ ...old, media: media("/media/new") }) }));

test("An expired address is renewed by reading the message again, and the conversation shows the new one", async () => {
  const calls = renewed();
  const client = conversation();
  expect((await refreshMedia(client, old))?.media?.url).toBe("/media/new");
  expect(calls.map(({ path }) => path)).toEqual(["/api/messages/m1"]);
  expect(rowsOf(client.getQueryData<Pages<Message>>(messageKeys.list("t1")))[0]?.media?.url).toBe("/media/new");
});

test("Thumbnail and picture that fail together ask once", async () => {
  const calls = renewed();
  const client = conversation();
  await Promise.all([refreshMedia(client, old), refreshMedia(client, old)]);
  expect(calls).toHaveLength(1);
});

test("A file that is really gone is not asked for again and again; after its new address has expired it is", async () => {
  vi.useFakeTimers({ toFake: ["Date"] });
  const calls = renewed();
  const client = conversation();
  await refreshMedia(client, old);
  expect(await refreshMedia(client, old)).toBeNull();
  expect(calls).toHaveLength(1);

  vi.setSystemTime(Date.now() + 10 * 60_000);
  expect(await refreshMedia(client, old)).not.toBeNull();
  expect(calls).toHaveLength(2);
});

test("What is still on its way up has no other address", async () => {
  const calls = renewed();
  expect(await refreshMedia(conversation(), message({ media: media("blob:x") }))).toBeNull();
  expect(calls).toHaveLength(0);
});
