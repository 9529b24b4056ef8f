import { describe, expect, it } from "vitest";
import { dayStart } from "../../lib/day-start";
import { createDates } from "../../lib/format";
import { toAuditQuery } from "./audit-filter";

const dates = createDates("pt-BR", "America/Sao_Paulo");
const now = Date.parse("2026-11-26T01:30:00Z");

describe("toAuditQuery", () => {
  it("leaves out what is not asked", () => {
    expect(toAuditQuery({ actorId: "", action: "", period: "all" }, dates, now)).toEqual({});
  });

  it("begins a period at the company's midnight", () => {
    expect(toAuditQuery({ actorId: "", action: "", period: "today" }, dates, now).from).toBe(
      "2026-11-25T03:00:00.000Z",
    );
    expect(toAuditQuery({ actorId: "", action: "", period: "week" }, dates, now).from).toBe("2026-11-19T03:00:00.000Z");
  });

  it("finds midnight on the day clocks change", () => {
    const midnight = (at: string) => dayStart("Europe/Lisbon", Date.parse(at)).toISOString();
    expect(midnight("2026-10-25T12:00:00Z")).toBe("2026-10-24T23:00:00.000Z");
    expect(midnight("2026-03-29T12:00:00Z")).toBe("2026-03-29T00:00:00.000Z");
  });
});
