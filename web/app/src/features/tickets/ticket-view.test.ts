import { expect, test } from "vitest";
import { parseView } from "./ticket-view";

test("The address decides over what was kept, and unknown words over neither", () => {
  expect(parseView("view=columns", "list")).toBe("columns");
  expect(parseView("tab=open", "columns")).toBe("columns");
  expect(parseView("view=grid", "columns")).toBe("columns");
  expect(parseView("", null)).toBe("list");
});
