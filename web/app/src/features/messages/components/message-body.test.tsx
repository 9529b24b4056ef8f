import { screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { message } from "../../../../test/samples";
import { renderSignedIn } from "../../../../test/render";
import { user } from "../../../../test/user";
import type { Message, MessageContent } from "../../../lib/wire";
import { ConversationContext, type ConversationActions } from "../conversation-actions";
import { MessageBubble } from "./message-bubble";

const file = (change: Partial<NonNullable<Message["media"]>> = {}): Message["media"] => ({
  state: "ready",
  fileId: "f1",
  name: "bolo.jpg",
  contentType: "image/jpeg",
  size: 2048,
  width: 800,
  height: 600,
  durationMs: null,
  url: "/media/full",
  thumbnailUrl: "/media/small",
  error: null,
  ...change,
});

function show(change: Partial<Message>, actions: Partial<ConversationActions> = {}) {
  const value: ConversationActions = {
    ticketId: "t1",
    contact: "Marina",
    canReply: true,
    openMenu: vi.fn(),
    openReactions: vi.fn(),
    react: vi.fn(),
    openMedia: vi.fn(),
    jumpTo: vi.fn(),
    retryMedia: vi.fn(),
    startChat: vi.fn(),
    ...actions,
  };
  renderSignedIn(
    <ConversationContext value={value}>
      <MessageBubble
        message={message({
          id: "m1",
          direction: "inbound",
          status: "received",
          providerId: "wamid.1",
          author: null,
          ...change,
        })}
        joins={false}
        contact="Marina"
        canRetry
        retrying={false}
        onRetry={vi.fn()}
      />
    </ConversationContext>,
  );
  return value;
}
const with_ = (content: Partial<MessageContent>) => content as MessageContent;
const said = () => screen.getByRole("article").textContent;

test("A picture shows its thumbnail in its true shape, its caption, and opens large", async () => {
  const { openMedia } = show({ type: "image", text: "O *bolo*", media: file() });
  const picture = screen.getByRole("button", { name: "Ampliar: Foto" });
  expect(picture.querySelector("img")?.getAttribute("src")).toBe("/media/small");
  expect(getComputedStyle(picture).aspectRatio).toBe("320/240");
  expect(document.querySelector("strong")?.textContent).toBe("bolo");
  await user.click(picture);
  expect(openMedia).toHaveBeenCalledWith("m1");
});

test("A file on its way has its place, and one that failed says why and can be asked for again", async () => {
  show({ type: "image", media: file({ state: "waiting", url: null, thumbnailUrl: null }) });
  expect(screen.getByRole("status", { name: "Carregando arquivo…" })).toBeTruthy();
  document.body.replaceChildren();

  const error = {
    code: "x",
    title: "O arquivo expirou na Meta.",
    advice: "Peça ao cliente.",
    providerCode: 1,
    detail: null,
    canRetry: true,
  };
  const { retryMedia } = show({ type: "image", media: file({ state: "failed", url: null, error }) });
  expect(said()).toContain("O arquivo expirou na Meta.");
  await user.click(screen.getByRole("button", { name: "Tentar de novo" }));
  expect(retryMedia).toHaveBeenCalledWith("m1");
});

test("A document has its name, kind and size, and is saved, not opened", () => {
  show({ type: "document", text: null, media: file({ name: "Orçamento.pdf", contentType: "application/pdf" }) });
  expect(said()).toContain("PDF · 2 KB");
  expect(screen.getByRole("link", { name: "Baixar Orçamento.pdf" }).getAttribute("href")).toBe(
    "/media/full?download=1",
  );
});

test("A place opens in a map and shows no foreign picture", () => {
  show({
    type: "location",
    text: null,
    content: with_({ location: { latitude: -23.5, longitude: -46.6, name: "Praça" } }),
  });
  const links = screen.getAllByRole("link").map((link) => link.getAttribute("href"));
  expect(new Set(links)).toEqual(new Set(["https://www.google.com/maps/search/?api=1&query=-23.500000,-46.600000"]));
  expect(document.querySelector("article img")).toBeNull();
});

test("A handed-on contact can be written to under its account's number", async () => {
  const contacts = [{ name: "Pedro", phones: [{ phone: "+55 11 98888-7777", waId: "5511988887777" }] }];
  const { startChat } = show({ type: "contact", text: null, content: with_({ contacts }) });
  await user.click(screen.getByRole("button", { name: "Conversar" }));
  expect(startChat).toHaveBeenCalledWith({ name: "Pedro", phone: "5511988887777" });
});

test("A list opens to what the customer can choose", async () => {
  const interactive = {
    kind: "list" as const,
    listButton: "Ver sabores",
    sections: [{ title: null, rows: [{ id: "r1", title: "Nozes" }] }],
  };
  show({ type: "interactive", direction: "outbound", status: "sent", text: "Qual?", content: with_({ interactive }) });
  expect(said()).not.toContain("Nozes");
  await user.click(screen.getByRole("button", { name: "Ver sabores" }));
  expect(said()).toContain("Nozes");
});

test("A chosen button is marked as an answer", () => {
  show({
    type: "interactive",
    text: "Sim",
    content: with_({ interactive: { kind: "reply", reply: { id: "b1", title: "Sim" } } }),
  });
  expect(screen.getByLabelText("Opção escolhida")).toBeTruthy();
});

test("An order is summed up, in whole cents", () => {
  const items = [
    { productId: "Bolo", quantity: 1, unitPrice: 17600, currency: "BRL" },
    { productId: "Brigadeiro", quantity: 2, unitPrice: 8950, currency: "BRL" },
  ];
  show({ type: "order", text: null, content: with_({ order: { catalogId: "1", items } }) });
  expect(said()?.replace(/\s/g, " ")).toContain("TotalR$ 355,00");
});

test("A template has its head, words, small print and buttons", () => {
  const template = {
    id: "p",
    name: "x",
    language: "pt_BR",
    header: "Pedido",
    footer: "Padaria",
    buttons: [{ title: "Ver", url: "https://a.example" }],
  };
  show({ type: "template", direction: "outbound", status: "sent", text: "Pronto!", content: with_({ template }) });
  for (const part of ["Pedido", "Pronto!", "Padaria", "Ver"]) expect(said()).toContain(part);
});

test("Where it comes from is told: an advertisement, forwarded", () => {
  const referral = {
    headline: "Bolos",
    body: null,
    sourceUrl: "javascript:alert(1)",
    sourceId: null,
    sourceType: "ad",
    clickId: null,
  };
  show({ content: with_({ referral, forwarded: "many_times" }) });
  expect(said()).toContain("Veio de um anúncio");
  expect(said()).toContain("Encaminhada muitas vezes");
  expect(screen.queryByRole("link")).toBeNull();
});

test("Of a deleted message nothing is left to see", () => {
  show({ type: "image", text: "Segredo", media: file(), isDeleted: true });
  expect(said()).toContain("Mensagem apagada");
  expect(said()).not.toContain("Segredo");
  expect(document.querySelector("article img")).toBeNull();
});

test("Our reaction is taken back by a click, the customer's is only shown", async () => {
  const { react } = show({ reactions: { customer: "❤️", company: "👍" } });
  expect(screen.getByRole("img", { name: "Marina reagiu com ❤️" })).toBeTruthy();
  await user.click(screen.getByRole("button", { name: /Nossa reação 👍/ }));
  expect(react).toHaveBeenCalledWith(expect.objectContaining({ id: "m1" }), "");
});

test("A quote leads to its message, and the keyboard opens the menu", async () => {
  const quoted = { id: "m0", text: "Qual *tamanho*?", direction: "outbound" as const, type: "text" as const };
  const { jumpTo, openMenu } = show({ quoted });
  await user.click(screen.getByRole("button", { name: /Qual tamanho\?/ }));
  expect(jumpTo).toHaveBeenCalledWith("m0");
  screen.getByRole("article").focus();
  await user.keyboard("{Enter}");
  await waitFor(() => expect(openMenu).toHaveBeenCalled());
});

test("What the channel itself says stands between the bubbles", () => {
  show({ type: "system", text: "O número mudou." });
  expect(screen.queryByRole("button", { name: "Ações da mensagem" })).toBeNull();
  expect(said()).toContain("O número mudou.");
});
