import type { ConnectionStatus } from "../../lib/wire";

export const stepKeys = ["connection", "queues", "users", "conversation"] as const;
export type StepKey = (typeof stepKeys)[number];

/** What is known of the company; undefined is still on its way. */
export interface CompanyFacts {
  connections?: { status: ConnectionStatus; isActive: boolean }[];
  queues?: number;
  users?: number;
  tickets?: number;
}

export interface Step {
  key: StepKey;
  state: "done" | "next" | "later";
  /** How many there are of what the step is about. */
  count: number;
  /** Begun, but something is still missing: a connection that is not connected yet. */
  isBegun: boolean;
}

/** The way from an empty installation to the first answered customer; the first step not done is the next one. */
export function firstSteps({ connections, queues, users, tickets }: CompanyFacts): Step[] | undefined {
  if (!connections || queues === undefined || users === undefined || tickets === undefined) return undefined;
  const connected = connections.filter(({ status }) => status === "connected").length;
  const facts: Record<StepKey, { done: boolean; count: number }> = {
    connection: { done: connected > 0, count: connected },
    queues: { done: queues > 0, count: queues },
    // The one who set the company up is not a team yet.
    users: { done: users > 1, count: users },
    conversation: { done: tickets > 0, count: tickets },
  };
  const next = stepKeys.find((key) => !facts[key].done);
  return stepKeys.map((key) => ({
    key,
    state: facts[key].done ? "done" : key === next ? "next" : "later",
    count: facts[key].count,
    isBegun: key === "connection" && connected === 0 && connections.length > 0,
  }));
}
