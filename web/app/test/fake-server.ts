import { vi } from "vitest";

export interface Call {
  method: string;
  path: string;
  body: unknown;
  headers: Headers;
}

type Answer = { status?: number; body?: unknown } | "unreachable";
type Handler = (call: Call) => Answer | Promise<Answer>;

/** Stands in for fetch: what the page asks is recorded, what it gets is said by the test. */
export function fakeServer(handler: Handler) {
  const calls: Call[] = [];
  vi.stubGlobal("fetch", async (input: string, init: RequestInit = {}) => {
    const call: Call = {
      method: init.method ?? "GET",
      path: input,
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      headers: new Headers(init.headers),
    };
    calls.push(call);
    const answer = await handler(call);
    if (answer === "unreachable") throw new TypeError("Failed to fetch");
    const { status = 200, body } = answer;
    return new Response(body === undefined ? null : JSON.stringify(body), { status });
  });
  return calls;
}
