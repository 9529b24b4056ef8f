import { expect, test } from "vitest";
import { matches } from "./matches";

test.each([
  ["Conexões", "conex", true],
  ["Conexões", "conexo", true],
  ["Finalizar este ticket", "fin ti", true],
  ["Finalizar este ticket", "ticket fin", true],
  ["Finalizar este ticket", "alizar", false],
  ["Finalizar este ticket", "fin conexões", false],
  ["Tema: Escuro", "esc", true],
  ["Usuários", "", true],
])("%s by %s: %s", (label, typed, found) => {
  expect(matches(label, typed)).toBe(found);
});
