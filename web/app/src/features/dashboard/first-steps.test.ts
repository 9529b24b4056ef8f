import { expect, test } from "vitest";
import { firstSteps, type CompanyFacts } from "./first-steps";

const born: CompanyFacts = { connections: [], queues: 1, users: 1, tickets: 0 };
const connected = [{ status: "connected" as const, isActive: true }];
const states = (facts: CompanyFacts) => firstSteps(facts)?.map(({ key, state }) => `${key} ${state}`);

test("A company that was just made up is asked for its number first", () => {
  expect(states(born)).toEqual(["connection next", "queues done", "users later", "conversation later"]);
});

test("A number that is not connected yet is begun, not done", () => {
  const [step] = firstSteps({ ...born, connections: [{ status: "awaiting_action", isActive: true }] }) ?? [];
  expect(step).toMatchObject({ state: "next", isBegun: true, count: 0 });
});

test("The next step is the first that is missing, whatever was done out of order", () => {
  expect(states({ ...born, connections: connected, tickets: 3 })).toEqual([
    "connection done",
    "queues done",
    "users next",
    "conversation done",
  ]);
});

test("All done is all done", () => {
  expect(
    firstSteps({ connections: connected, queues: 3, users: 9, tickets: 1 })?.every(({ state }) => state === "done"),
  ).toBe(true);
});

test("Nothing is claimed before everything is known", () => {
  expect(firstSteps({ ...born, users: undefined })).toBeUndefined();
});
