import i18next from "i18next";
import { Problem, problemFrom } from "./problem";
import { accessToken, refreshSession, reloadRights } from "./session";

// Nothing spins for ever: after this the screen says that no answer came.
const TIMEOUT_MS = 20_000;

interface Options {
  body?: unknown;
  query?: Record<string, string | number | boolean | string[] | null | undefined>;
  signal?: AbortSignal;
  /** Sign-in and set-up have no token yet and must not try to renew one. */
  anonymous?: boolean;
}

function url(path: string, query: Options["query"]) {
  const params = new URLSearchParams();
  for (const [key, value] of Object.entries(query ?? {})) {
    if (value === null || value === undefined || value === "") continue;
    for (const one of Array.isArray(value) ? value : [value]) params.append(key, String(one));
  }
  const text = params.toString();
  return text ? `${path}?${text}` : path;
}

async function send(method: string, path: string, options: Options, token: string | null) {
  const headers: Record<string, string> = {
    Accept: "application/json",
    "Accept-Language": i18next.language || "pt-BR",
  };
  if (options.body !== undefined) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  try {
    return await fetch(url(path, options.query), {
      method,
      headers,
      body: options.body === undefined ? undefined : JSON.stringify(options.body),
      credentials: "same-origin",
      signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new Problem(0, timeout.aborted ? "client.timeout" : "client.offline");
  }
}

/**
 * One call to the API. A 401 renews the session once and repeats; after a 403 the screen asks what this person may do now;
 * what is not 2xx is thrown as a {@link Problem}.
 */
export async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const token = options.anonymous ? null : await accessToken();
  let response = await send(method, path, options, token);
  if (response.status === 401 && !options.anonymous && (await refreshSession())) {
    response = await send(method, path, options, await accessToken());
  }
  if (response.status === 403) void reloadRights();
  if (!response.ok) throw await problemFrom(response);
  const text = await response.text();
  return (text ? JSON.parse(text) : undefined) as T;
}

export const get = <T>(path: string, query?: Options["query"], signal?: AbortSignal) =>
  request<T>("GET", path, { query, signal });
export const post = <T>(path: string, body: unknown = {}) => request<T>("POST", path, { body });
export const patch = <T>(path: string, body: unknown) => request<T>("PATCH", path, { body });
export const del = (path: string) => request<undefined>("DELETE", path);
