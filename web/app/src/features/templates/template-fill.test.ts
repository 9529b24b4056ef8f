import { expect, test } from "vitest";
import type { Template } from "../../lib/wire";
import { fill, isSendable, missingVariable, readableName, rendered, sortTemplates } from "./template-fill";

const template = (change: Partial<Template> = {}): Template => ({
  id: "t1",
  name: "pedido_pronto",
  language: "pt_BR",
  category: "utility",
  status: "approved",
  quality: "green",
  rejectedReason: null,
  headerFormat: "text",
  header: "Pedido {{1}}",
  body: "Olá {{1}}, seu pedido sai às {{2}}.",
  footer: "Padaria Estrela",
  buttons: [{ kind: "url", text: "Ver", url: "https://padaria.example/p/{{1}}", phone: null, example: null }],
  variables: [
    { key: "header:1", label: "1", example: null },
    { key: "body:1", label: "1", example: "Ana" },
    { key: "body:2", label: "2", example: null },
    { key: "button:0", label: "Ver", example: null },
  ],
  syncedAt: "2026-11-24T12:00:00Z",
  ...change,
});

test("Variables of header and words with the same number are different ones", () => {
  const values = { "header:1": "77", "body:1": "Ana", "body:2": "15h", "button:0": "a b" };
  const { body, sent } = rendered(template(), values);
  expect(body).toBe("Olá Ana, seu pedido sai às 15h.");
  expect(sent.header).toBe("Pedido 77");
  expect(sent.buttons?.[0]?.url).toBe("https://padaria.example/p/a%20b");
});

test("A variable without a value stays as it is written", () => {
  expect(fill("Olá {{ first_name }} {{2}}", "body", { "body:2": "x" })).toBe("Olá {{ first_name }} x");
});

test("The first variable without a value is named, blanks are none", () => {
  const values = { "header:1": "77", "body:1": " " };
  expect(missingVariable(template(), values)?.key).toBe("body:1");
  expect(missingVariable(template({ variables: [] }), {})).toBeNull();
});

test("What can be sent comes first, then by name; the search reads the words too", () => {
  const list = [
    template({ id: "a", name: "zeta" }),
    template({ id: "b", name: "alfa", status: "rejected" }),
    template({ id: "c", name: "beta", body: "Promoção" }),
  ];
  expect(sortTemplates(list, "").map((each) => each.id)).toEqual(["c", "a", "b"]);
  expect(sortTemplates(list, "promo").map((each) => each.id)).toEqual(["c"]);
});

test("Only approved ones can be sent", () => {
  expect(["approved", "paused", "rejected", "pending"].map((status) => isSendable(template({ status })))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(readableName("pedido_pronto")).toBe("Pedido pronto");
});
