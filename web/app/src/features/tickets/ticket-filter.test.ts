import { expect, test } from "vitest";
import { filterSearch, parseFilter, toQuery } from "./ticket-filter";

test("Meus are the open tickets of the person asking", () => {
  expect(toQuery({ tab: "mine" })).toMatchObject({ status: "open", assigneeId: "me" });
  expect(toQuery({ tab: "open" })).toMatchObject({ status: "open", assigneeId: undefined });
  expect(toQuery({ tab: "pending", search: "  " })).toMatchObject({ status: "pending", search: undefined });
});

test("A phone is searched by its digits, a name as typed", () => {
  expect(toQuery({ tab: "open", search: "+55 (11) 97123-45" }).search).toBe("55119712345");
  expect(toQuery({ tab: "open", search: " Ana 2 " }).search).toBe("Ana 2");
});

test("A filter survives the address bar", () => {
  const filter = { tab: "closed", unread: true, connectionId: "c", queueId: "none", entrySource: "lead" } as const;
  expect(parseFilter(filterSearch(filter))).toEqual(filter);
  expect(filterSearch({ tab: "mine" })).toBe("");
});

test("Nonsense in the address bar is dropped", () => {
  expect(parseFilter("tab=nothing&entrySource=fax&unread=1")).toEqual({ tab: "mine" });
});
