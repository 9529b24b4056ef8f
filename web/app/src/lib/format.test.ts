import { expect, test } from "vitest";
import { contactName, createDates, formatPhone } from "./format";

const now = Date.parse("2026-11-24T15:00:00Z");
const dates = createDates("pt-BR", "America/Sao_Paulo");

test("Times are those of the company, not of the browser", () => {
  expect(dates.time("2026-11-24T02:30:00Z")).toBe("23:30");
});

test("A message of the night before is Ontem in the company's time zone", () => {
  expect(dates.day("2026-11-24T02:30:00Z", now)).toBe("Ontem");
  expect(dates.day("2026-11-24T03:30:00Z", now)).toBe("Hoje");
});

test("Rows show time today, a weekday this week, a date before that", () => {
  expect(dates.short("2026-11-24T14:32:00Z", now)).toBe("11:32");
  expect(dates.short("2026-11-20T14:32:00Z", now)).toMatch(/^sex/);
  expect(dates.short("2026-01-05T14:32:00Z", now)).toBe("05/01/26");
});

test.each([
  ["+5511971234567", "+55 11 97123-4567"],
  ["551133332200", "+55 11 3333-2200"],
  ["+351912345678", "+351912345678"],
  [null, ""],
])("The phone %s reads %s", (phone, shown) => {
  expect(formatPhone(phone)).toBe(shown);
});

test("A contact without a name goes by the phone", () => {
  expect(contactName({ name: "", phone: "+5511971234567" })).toBe("+55 11 97123-4567");
  expect(contactName({ name: "5511971234567", phone: "+5511971234567" })).toBe("+55 11 97123-4567");
  expect(contactName({ name: "Marina", phone: "+5511971234567" })).toBe("Marina");
});
