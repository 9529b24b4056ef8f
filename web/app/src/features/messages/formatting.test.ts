import { expect, test } from "vitest";
import { isOnlyEmoji, parseText, plainText, type TextNode } from "./formatting";

/** The tree in one line: b(…) i(…) s(…) c(…) C(…) a(…). */
function shape(nodes: TextNode[]): string {
  return nodes
    .map((node) => {
      if (node.kind === "text") return node.text;
      if (node.kind === "code") return `${node.block ? "C" : "c"}(${node.text})`;
      if (node.kind === "link") return `a(${node.href})`;
      return `${node.kind[0]}(${shape(node.children)})`;
    })
    .join("");
}

test.each([
  ["words without marks stay as they are", "Oi, tudo bem?", "Oi, tudo bem?"],
  ["stars are bold, lines italic, tildes struck out", "*a* _b_ ~c~", "b(a) i(b) s(c)"],
  ["marks nest", "*muito _bom_ mesmo*", "b(muito i(bom) mesmo)"],
  ["marks inside words are no marks", "snake_case_name 2*3*4", "snake_case_name 2*3*4"],
  ["a mark that begins inside a word is none", "meu_arquivo_ 2*x* y", "meu_arquivo_ 2*x* y"],
  ["marks with space inside are no marks", "* item * outro", "* item * outro"],
  ["an open mark is only a sign", "*promoção", "*promoção"],
  ["two marks with nothing between are signs", "** __ ~~", "** __ ~~"],
  ["emphasis ends with its line", "*a\nb*", "*a\nb*"],
  ["marks beside punctuation count", "(*sim*), _não_!", "(b(sim)), i(não)!"],
  ["code keeps its marks", "`a*b*` e ```um\n*dois*```", "c(a*b*) e C(um\n*dois*)"],
  ["an address keeps its underscores", "https://loja.example/a_b_c fim", "a(https://loja.example/a_b_c) fim"],
  ["the full stop after an address is not part of it", "Veja https://loja.example.", "Veja a(https://loja.example)."],
  ["an address may be bold", "*https://loja.example*", "b(a(https://loja.example))"],
  ["other schemes never become links", "javascript:alert(1) data:x", "javascript:alert(1) data:x"],
  ["tags are words", "<b>x</b> <img src=x>", "<b>x</b> <img src=x>"],
])("%s", (_, text, expected) => {
  expect(shape(parseText(text))).toBe(expected);
});

test("The words alone are left for a preview", () => {
  expect(plainText("*Oi* _Marina_, `x` https://a.example/b")).toBe("Oi Marina, x https://a.example/b");
});

test.each([
  ["👍", true],
  ["👍🏽 ❤️", true],
  ["👩‍👩‍👧", true],
  ["🇧🇷", true],
  ["👍👍👍👍", false],
  ["ok 👍", false],
  ["12", false],
  ["", false],
])("%s is only emoji: %s", (text, expected) => {
  expect(isOnlyEmoji(text)).toBe(expected);
});
