import { expect, test } from "vitest";
import { emptyValues, toInteractive } from "./interactive-draft";

const said = { ...emptyValues, body: "Qual sabor?" };

test("Empty buttons are left out and each has an id of its own", () => {
  expect(toInteractive("buttons", { ...said, buttons: ["Nozes ", "", "Limão"] })).toEqual({
    kind: "buttons",
    header: null,
    footer: null,
    buttons: [
      { title: "Nozes", id: "b1" },
      { title: "Limão", id: "b2" },
    ],
  });
});

test.each([
  ["two buttons of the same words", toInteractive("buttons", { ...said, buttons: ["Sim", "sim"] })],
  ["no words above the buttons", toInteractive("buttons", { ...emptyValues, buttons: ["Sim"] })],
  ["no button at all", toInteractive("buttons", said)],
  ["a link to no web address", toInteractive("link", { ...said, buttons: ["Ver"], url: "javascript:alert(1)" })],
  [
    "a list without the word that opens it",
    toInteractive("list", { ...said, rows: [{ title: "Nozes", description: "" }] }),
  ],
  ["a list without rows", toInteractive("list", { ...said, listButton: "Ver" })],
])("%s cannot be sent", (_, made) => {
  expect(made).toBeNull();
});

test("A list has its rows in one section without a heading", () => {
  const made = toInteractive("list", {
    ...said,
    listButton: "Ver sabores",
    rows: [{ title: "Nozes", description: "1 kg" }],
  });
  expect(made?.sections).toEqual([{ title: null, rows: [{ id: "r1", title: "Nozes", description: "1 kg" }] }]);
});
