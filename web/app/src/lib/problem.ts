/** What went wrong with a call, in the words of the server or, when it could not be reached, in a code of our own. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail: string | null = null,
    readonly fieldErrors: Record<string, string[]> = {},
    readonly body: Record<string, unknown> = {},
  ) {
    super(detail ?? code);
    this.name = "Problem";
  }

  /** The request never got an answer: nobody knows whether it was carried out. */
  get isUnanswered() {
    return this.status === 0;
  }
}

export function toProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem(0, "client.unexpected", error instanceof Error ? error.message : null);
}

/** ASP.NET names fields as the record does (`Name`, `$.name`); forms know them in camelCase. */
function fieldName(key: string) {
  const last = key.replace(/^\$\./, "").split(".").at(-1) ?? key;
  return last.charAt(0).toLowerCase() + last.slice(1);
}

export async function problemFrom(response: Response): Promise<Problem> {
  let body: Record<string, unknown> = {};
  try {
    body = (await response.json()) as Record<string, unknown>;
  } catch {
    // A proxy in between may answer with HTML; the status still tells what matters.
  }
  const errors: Record<string, string[]> = {};
  for (const [key, value] of Object.entries((body.errors ?? {}) as Record<string, string[]>)) {
    errors[fieldName(key)] = value;
  }
  const code = typeof body.code === "string" ? body.code : `http.${response.status}`;
  const detail = typeof body.detail === "string" ? body.detail : null;
  return new Problem(response.status, code, detail, errors, body);
}
