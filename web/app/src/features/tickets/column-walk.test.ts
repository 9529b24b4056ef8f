import { expect, test } from "vitest";
import { walkColumns } from "./column-walk";

test.each([
  ["down to the next card", { column: 0, index: 0 }, "ArrowDown", { column: 0, index: 1 }],
  ["not below the last", { column: 0, index: 2 }, "ArrowDown", undefined],
  ["not above the first", { column: 0, index: 0 }, "ArrowUp", undefined],
  ["right over an empty column", { column: 0, index: 0 }, "ArrowRight", { column: 2, index: 0 }],
  ["to the last card of a shorter column", { column: 0, index: 2 }, "ArrowRight", { column: 2, index: 1 }],
  ["not out of the side", { column: 2, index: 0 }, "ArrowRight", undefined],
  ["to the end of the column", { column: 0, index: 0 }, "End", { column: 0, index: 2 }],
  ["nowhere by another key", { column: 0, index: 0 }, "a", undefined],
] as const)("%s", (_, from, key, to) => {
  expect(walkColumns(from, key, [3, 0, 2])).toEqual(to);
});
