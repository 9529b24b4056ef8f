import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { QueryClient } from "@tanstack/react-query";
import { fakeServer, type Call } from "../../../test/fake-server";
import { fakeUploads, type FakeUpload } from "../../../test/fake-upload";
import { message, session } from "../../../test/samples";
import { startSession } from "../../lib/session";
import type { StoredFile } from "../../lib/wire";
import { clearOutbox, discard, outboxOf, resend, sendDraft, sendText } from "./outbox";

const client = new QueryClient();
const stored = (id: string, kind: StoredFile["kind"] = "image"): StoredFile => ({
  id,
  kind,
  name: "bolo.jpg",
  contentType: "image/jpeg",
  size: 3,
  width: 4,
  height: 3,
  durationMs: null,
  url: "/media/1",
  thumbnailUrl: null,
});
const photo = (name = "bolo.jpg") => ({
  blob: new Blob(["abc"], { type: "image/jpeg" }),
  name,
  use: "attachment" as const,
});

let uploads: FakeUpload[];
let calls: Call[];

beforeEach(() => {
  startSession(session);
  uploads = fakeUploads();
  calls = fakeServer(({ body }) => ({ status: 201, body: message(body as object) }));
});
afterEach(() => clearOutbox());

const began = (count: number) => vi.waitFor(() => expect(uploads).toHaveLength(count));
const posted = (count: number) => vi.waitFor(() => expect(calls).toHaveLength(count));
const bodies = () => calls.map(({ body }) => body as Record<string, unknown>);
const only = () => {
  const [first] = outboxOf("t1");
  if (!first) throw new Error("Nothing is on its way.");
  return first;
};

test("A file is uploaded, then sent under the id the server gave it, as what the server found it to be", async () => {
  void sendDraft(client, "t1", { type: "image", text: "O bolo", file: photo() });
  await began(1);
  uploads[0]?.progress(0.4);
  expect(only().file?.progress).toBe(0.4);
  expect(calls).toHaveLength(0);

  uploads[0]?.answer(201, stored("f1", "video"));
  await posted(1);

  expect(uploads[0]?.url).toBe("/api/files?name=bolo.jpg&use=attachment");
  expect(bodies()[0]).toMatchObject({ ticketId: "t1", type: "video", text: "O bolo", fileId: "f1" });
  await vi.waitFor(() => expect(outboxOf("t1")).toHaveLength(0));
});

test("Files go up one after the other; words typed meanwhile do not wait for them", async () => {
  void sendDraft(client, "t1", { type: "image", file: photo("1.jpg") });
  void sendDraft(client, "t1", { type: "image", file: photo("2.jpg") });
  void sendText(client, "t1", "Já vai!");
  await posted(1);
  expect(bodies()[0]).toMatchObject({ type: "text", text: "Já vai!" });
  expect(uploads).toHaveLength(1);

  uploads[0]?.answer(201, stored("f1"));
  await began(2);
  uploads[1]?.answer(201, stored("f2"));
  await posted(3);
  expect(bodies().map((body) => body.fileId)).toEqual([undefined, "f1", "f2"]);
});

test("A file taken back stops its upload, and the next one begins", async () => {
  void sendDraft(client, "t1", { type: "image", file: photo("1.jpg") });
  void sendDraft(client, "t1", { type: "image", file: photo("2.jpg") });
  await began(1);
  discard(only());
  await began(2);
  expect(uploads[0]?.aborted).toBe(true);
  expect(outboxOf("t1").map((each) => each.file?.name)).toEqual(["2.jpg"]);
});

test("A refused file says why in the server's words and can be tried again", async () => {
  void sendDraft(client, "t1", { type: "image", file: photo() });
  await began(1);
  uploads[0]?.answer(413, { code: "file.too_big", detail: "O arquivo é grande demais: o limite é 5 MB." });
  await vi.waitFor(() => expect(only().problem?.detail).toContain("5 MB"));

  void resend(client, only());
  await began(2);
  expect(only().problem).toBeNull();
});

test("When only the message was not answered, trying again sends the same file and the same id", async () => {
  let reachable = false;
  calls = fakeServer(({ body }) => (reachable ? { status: 201, body: message(body as object) } : "unreachable"));
  void sendDraft(client, "t1", { type: "image", file: photo() });
  await began(1);
  uploads[0]?.answer(201, stored("f1"));
  await vi.waitFor(() => expect(only().problem?.isUnanswered).toBe(true));

  reachable = true;
  void resend(client, only());
  await posted(2);
  expect(uploads).toHaveLength(1);
  expect(bodies()[1]).toEqual(bodies()[0]);
});

test("A broken line says that no answer came", async () => {
  void sendDraft(client, "t1", { type: "image", file: photo() });
  await began(1);
  uploads[0]?.breakOff();
  await vi.waitFor(() => expect(only().problem?.isUnanswered).toBe(true));
});

test("A recording is sent as a voice message and what was asked for as a document as a document", async () => {
  void sendDraft(client, "t1", { type: "voice", file: { ...photo("voice.ogg"), use: "voice_note" } });
  await began(1);
  uploads[0]?.answer(201, stored("f1", "voice"));
  void sendDraft(client, "t1", { type: "document", file: { ...photo(), use: "document" } });
  await began(2);
  uploads[1]?.answer(201, stored("f2", "image"));
  await posted(2);
  expect(bodies().map((body) => body.type)).toEqual(["voice", "document"]);
});

test("A template is sent by its choice, never by the words it shows", async () => {
  void sendDraft(client, "t1", {
    type: "template",
    text: "Olá Ana",
    template: { id: "p1", variables: { "body:1": "Ana" } },
  });
  await posted(1);
  expect(bodies()[0]).toMatchObject({ type: "template", template: { id: "p1", variables: { "body:1": "Ana" } } });
  expect(bodies()[0]).not.toHaveProperty("text");
});
