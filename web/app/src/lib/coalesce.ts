/**
 * Turns a rain of "this is stale" into few fetches: runs at most once per `delay`, never twice at a time, and always
 * once more after the last call. A plain debounce would starve under constant traffic.
 */
export function coalesce(run: () => Promise<unknown>, delay: () => number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let dirty = false;

  async function fire() {
    timer = undefined;
    running = true;
    dirty = false;
    try {
      await run();
    } catch {
      // The query that failed shows its own error.
    } finally {
      running = false;
      if (dirty) call();
    }
  }

  function call() {
    if (running) dirty = true;
    else timer ??= setTimeout(() => void fire(), delay());
  }

  return call;
}
