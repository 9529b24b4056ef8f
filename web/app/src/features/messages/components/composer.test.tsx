import { act, screen, waitFor } from "@testing-library/react";
import { user } from "../../../../test/user";
import { afterEach, expect, test, vi } from "vitest";
import { fakeServer, type Call } from "../../../../test/fake-server";
import { message } from "../../../../test/samples";
import { renderSignedIn, testClient } from "../../../../test/render";
import { rowsOf, type Pages } from "../../../lib/paging";
import type { onPush } from "../../../lib/realtime";
import type { Message } from "../../../lib/wire";
import { messageKeys } from "../message-keys";
import { clearOutbox, useOutbox } from "../outbox";
import { Composer } from "./composer";
import { OutgoingBubble } from "./outgoing-bubble";

let hear: Parameters<typeof onPush>[0] = () => undefined;
vi.mock("../../../lib/realtime", async (original) => ({
  ...(await original<object>()),
  onPush: (listener: typeof hear) => {
    hear = listener;
    return () => undefined;
  },
}));

afterEach(() => clearOutbox());

/** Answers what is sent; that somebody is writing is told beside it and not counted. */
function fakeMessages(handler: Parameters<typeof fakeServer>[0]) {
  const calls: Call[] = fakeServer((call) => {
    if (!call.path.endsWith("/typing")) return handler(call);
    calls.splice(calls.indexOf(call), 1);
    return { status: 204 };
  });
  return calls;
}

function Screen({ ticketId = "t1", blocked }: { ticketId?: string; blocked?: { reason: string } }) {
  return (
    <>
      {useOutbox(ticketId).map((each) => (
        <OutgoingBubble key={each.clientId} outgoing={each} joins={false} />
      ))}
      <Composer
        key={ticketId}
        ticketId={ticketId}
        contact="Marina"
        via="WhatsApp · Loja"
        blocked={blocked}
        onSent={vi.fn()}
      />
    </>
  );
}

const box = () => screen.getByRole("textbox", { name: /^Escreva/ });
const stored = (body: unknown) => message({ ...(body as Partial<Message>), id: "m1", status: "queued" });

test("Enter sends what was typed, once, with a client id", async () => {
  const calls = fakeMessages(({ body }) => ({ status: 201, body: stored(body) }));
  renderSignedIn(<Screen />);

  await user.type(box(), "Oi, Marina!{Enter}");

  await waitFor(() => expect(calls).toHaveLength(1));
  expect(calls[0]).toMatchObject({
    method: "POST",
    path: "/api/messages",
    body: { ticketId: "t1", type: "text", text: "Oi, Marina!" },
  });
  expect((calls[0]?.body as { clientId: string }).clientId).toMatch(/^[\w-]{1,64}$/);
  expect(box()).toHaveProperty("value", "");
});

test("Shift+Enter breaks the line and sends nothing; blanks are nothing to send", async () => {
  const calls = fakeMessages(() => ({ status: 201, body: message() }));
  renderSignedIn(<Screen />);

  await user.type(box(), "uma{Shift>}{Enter}{/Shift}duas");
  expect(box()).toHaveProperty("value", "uma\nduas");
  await user.clear(box());
  await user.type(box(), "   {Enter}");

  expect(calls).toHaveLength(0);
});

test("The draft of a ticket is there when one comes back to it", async () => {
  const { rerender, queryClient } = renderSignedIn(<Screen ticketId="t1" />);
  await user.type(box(), "ainda não");
  rerender(<></>);
  renderSignedIn(<Screen ticketId="t2" />, queryClient);
  expect(box()).toHaveProperty("value", "");
  document.body.replaceChildren();
  renderSignedIn(<Screen ticketId="t1" />, queryClient);
  expect(box()).toHaveProperty("value", "ainda não");
});

test("Channel and number stand there whatever else is said", () => {
  renderSignedIn(<Screen />);
  expect(screen.getByText("WhatsApp · Loja")).toBeTruthy();
  act(() => hear({ id: "t1", type: "ticket.typing", ticketId: "t1", userId: "u2", userName: "Bia Souza" }));
  expect(screen.getByText(/Bia/)).toBeTruthy();
  expect(screen.getByText("WhatsApp · Loja")).toBeTruthy();
  document.body.replaceChildren();
  renderSignedIn(<Screen blocked={{ reason: "A janela de 24 horas fechou." }} />);
  expect(screen.getByText("WhatsApp · Loja")).toBeTruthy();
});

test("When one cannot write, the reason stands where the box was", () => {
  renderSignedIn(<Screen blocked={{ reason: "Aceite o ticket para responder ao cliente." }} />);
  expect(screen.queryByRole("textbox")).toBeNull();
  expect(screen.getByRole("status").textContent).toContain("Aceite o ticket");
});

test("The bubble stands before the server has answered, and gives way to the stored message", async () => {
  let answer = () => {};
  fakeMessages(({ body }) => new Promise((resolve) => (answer = () => resolve({ status: 201, body: stored(body) }))));
  const queryClient = testClient();
  queryClient.setQueryData(messageKeys.list("t1"), { pages: [{ items: [], next: null }], pageParams: [null] });
  renderSignedIn(<Screen />, queryClient);

  await user.type(box(), "Oi!{Enter}");
  expect(screen.getByRole("article").dataset.status).toBe("queued");
  answer();

  await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  expect(rowsOf(queryClient.getQueryData<Pages<Message>>(messageKeys.list("t1"))).map(({ text }) => text)).toEqual([
    "Oi!",
  ]);
});

test("Without an answer it says so, and trying again cannot double the message", async () => {
  let reachable = false;
  const calls = fakeMessages(({ body }) => (reachable ? { status: 200, body: stored(body) } : "unreachable"));
  renderSignedIn(<Screen />);

  await user.type(box(), "Oi!{Enter}");
  await screen.findByText("Sem resposta do servidor.");
  reachable = true;
  await user.click(screen.getByRole("button", { name: "Tentar de novo" }));

  await waitFor(() => expect(screen.queryByRole("article")).toBeNull());
  const ids = calls.map(({ body }) => (body as { clientId: string }).clientId);
  expect(new Set(ids).size).toBe(1);
});

test("Two quick lines are handed over one after the other, in the order typed", async () => {
  const answers: (() => void)[] = [];
  const calls = fakeMessages(
    ({ body }) => new Promise((resolve) => answers.push(() => resolve({ status: 201, body: stored(body) }))),
  );
  renderSignedIn(<Screen />);

  await user.type(box(), "uma{Enter}duas{Enter}");
  await waitFor(() => expect(calls).toHaveLength(1));
  answers[0]?.();
  await waitFor(() => expect(calls).toHaveLength(2));
  answers[1]?.();

  expect(calls.map(({ body }) => (body as { text: string }).text)).toEqual(["uma", "duas"]);
});
