import { expect, test } from "vitest";
import { leave } from "../../lib/leaving";
import { STAGED_MAX, captionStaged, stageFiles, stagedOf, takeStaged, unstage } from "./staged-files";

const file = (name: string, size = 3, type = "application/pdf") => new File([new Uint8Array(size)], name, { type });

test("Chosen files wait in order, with their captions, and are handed over once", () => {
  stageFiles("s1", [file("a.pdf"), file("b.pdf"), file("c.pdf")]);
  const [a, b] = stagedOf("s1");
  captionStaged("s1", a?.id ?? "", " Cardápio ");
  unstage("s1", b?.id ?? "");
  const taken = takeStaged("s1");
  expect(taken.map((draft) => [draft.file?.name, draft.text])).toEqual([
    ["a.pdf", "Cardápio"],
    ["c.pdf", null],
  ]);
  expect(takeStaged("s1")).toEqual([]);
});

test("Empty files and more than ten are left out and named", () => {
  expect(stageFiles("s2", [file("vazio.pdf", 0)])).toMatchObject([{ why: "empty" }]);
  const many = Array.from({ length: STAGED_MAX + 1 }, (_, at) => file(`${at}.pdf`));
  expect(stageFiles("s2", many)).toEqual([{ why: "tooMany" }]);
  expect(stagedOf("s2")).toHaveLength(STAGED_MAX);
});

test("A sticker that is too heavy is told its limit", () => {
  expect(stageFiles("s3", [file("x.webp", 600 * 1024, "image/webp")], "sticker")).toMatchObject([
    { why: "tooBig", limit: 512 * 1024 },
  ]);
});

test("After signing out nothing that was chosen is left for the next person", () => {
  stageFiles("s4", [file("a.pdf")]);
  leave();
  expect(stagedOf("s4")).toEqual([]);
});
