/**
 * Turns a rain of "this is stale" into few fetches: the first drop is answered at once, then at most one run per
 * `delay`, never two at a time, and always one more after the last call. A debounce would be late on a quiet day and
 * starve on a busy one.
 */
export function coalesce(run: () => Promise<unknown>, delay: () => number) {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running = false;
  let dirty = false;
  let quietFrom = 0;

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
      quietFrom = Date.now() + delay();
      if (dirty) call();
    }
  }

  function call() {
    if (running) dirty = true;
    else timer ??= setTimeout(() => void fire(), Math.max(0, quietFrom - Date.now()));
  }

  return call;
}
