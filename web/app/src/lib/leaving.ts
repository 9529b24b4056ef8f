const forgets = new Set<() => void>();

/** What one person leaves in memory is forgotten before the next signs in at this browser. */
export const onLeaving = (forget: () => void) => forgets.add(forget);

export function leave() {
  for (const forget of forgets) forget();
}
