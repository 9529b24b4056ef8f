import { screen } from "@testing-library/react";
import { user } from "../../../../test/user";
import { expect, test, vi } from "vitest";
import { message } from "../../../../test/samples";
import { renderSignedIn } from "../../../../test/render";
import type { Message } from "../../../lib/wire";
import { MessageBubble } from "./message-bubble";

function show(change: Partial<Message>, canRetry = true) {
  const onRetry = vi.fn();
  renderSignedIn(
    <MessageBubble
      message={message({ id: "m1", ...change })}
      joins={false}
      contact="Marina"
      canRetry={canRetry}
      retrying={false}
      onRetry={onRetry}
    />,
  );
  return { onRetry, bubble: screen.getByRole("article") };
}

test.each([
  ["queued", "Na fila"],
  ["sending", "Enviando"],
  ["sent", "Enviada"],
  ["delivered", "Entregue"],
  ["read", "Lida"],
  ["failed", "Falhou"],
  ["unknown", "Resultado desconhecido"],
] as const)("A message that is %s says %s", (status, word) => {
  const { bubble } = show({ status });
  expect(screen.getByRole("img", { name: word })).toBeTruthy();
  expect(bubble.dataset).toMatchObject({ status, direction: "outbound" });
});

test("What the customer wrote has no ticks", () => {
  show({ direction: "inbound", status: "received", author: null });
  expect(screen.queryByRole("img")).toBeNull();
});

test("A failed message says why, what to do, and can be tried again", async () => {
  const error = {
    code: "x",
    title: "Número recusado.",
    advice: "Confira o número.",
    providerCode: 131026,
    detail: null,
    canRetry: true,
  };
  const { onRetry, bubble } = show({ status: "failed", error });

  expect(bubble.textContent).toContain("Número recusado.");
  expect(bubble.textContent).toContain("Confira o número.");
  await user.click(screen.getByRole("button", { name: "Tentar de novo" }));

  expect(onRetry).toHaveBeenCalledWith("m1");
});

test("What cannot succeed is not offered again", () => {
  const error = {
    code: "x",
    title: "Fora da janela.",
    advice: "Use um modelo.",
    providerCode: 131047,
    detail: null,
    canRetry: false,
  };
  show({ status: "failed", error });
  expect(screen.queryByRole("button", { name: "Tentar de novo" })).toBeNull();
});

test("Without the permission to send there is nothing to try again", () => {
  show({ status: "failed" }, false);
  expect(screen.queryByRole("button", { name: "Tentar de novo" })).toBeNull();
});

test("An unknown result warns that the customer may get it twice", () => {
  const { bubble } = show({ status: "unknown" });
  expect(bubble.textContent).toContain("o cliente pode receber duas vezes");
  expect(screen.getByRole("button", { name: "Tentar de novo" })).toBeTruthy();
});

test("Waiting over two minutes shows the reason, waiting less does not", () => {
  const waitingReason = { code: "pair_limit", title: "Aguardando o limite da Meta." };
  const old = new Date(Date.now() - 180_000).toISOString();
  expect(show({ status: "queued", waitingReason, createdAt: old }).bubble.textContent).toContain("limite da Meta");
  document.body.replaceChildren();
  const fresh = new Date().toISOString();
  expect(show({ status: "queued", waitingReason, createdAt: fresh }).bubble.textContent).not.toContain(
    "limite da Meta",
  );
});

test("An unsupported message leaves a placeholder that names its raw kind", () => {
  const { bubble } = show({ type: "unsupported", rawType: "order", text: null });
  expect(bubble.textContent).toContain("Mensagem não suportada");
  expect(bubble.textContent).toContain("order");
});

test("Text is shown as text, and only web addresses become links", () => {
  show({ text: "<img src=x onerror=alert(1)> javascript:alert(1) https://padaria.example/a?b=1." });
  const links = screen.getAllByRole("link");
  expect(links.map((link) => link.getAttribute("href"))).toEqual(["https://padaria.example/a?b=1"]);
  expect(document.querySelector("article img")).toBeNull();
});
