import { expect, test } from "vitest";
import { partWords } from "../scripts/first-words";

const words = { nav: { tickets: "Tickets" }, messages: { types: { image: "Foto" }, retry: "De novo" }, left_one: "1" };

test("What is first and what comes later are all words, each once", () => {
  expect(partWords(words, ["nav", "messages.types"], "first")).toEqual({
    nav: { tickets: "Tickets" },
    messages: { types: { image: "Foto" } },
  });
  expect(partWords(words, ["nav", "messages.types"], "rest")).toEqual({
    messages: { retry: "De novo" },
    left_one: "1",
  });
});

test("A word is wanted with all its plural forms", () => {
  expect(partWords(words, ["left"], "first")).toEqual({ left_one: "1" });
});
