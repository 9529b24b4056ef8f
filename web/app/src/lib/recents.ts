const KEY = "taktchat.recent";
const LIMIT = 6;

/** The tickets opened last in this tab, by id; sign-out forgets them. */
export const recents = {
  read: (): string[] => {
    try {
      const kept: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? "[]");
      return Array.isArray(kept) ? kept.filter((id): id is string => typeof id === "string") : [];
    } catch {
      return [];
    }
  },
  add: (id: string) => {
    const next = [id, ...recents.read().filter((each) => each !== id)].slice(0, LIMIT);
    sessionStorage.setItem(KEY, JSON.stringify(next));
  },
  clear: () => sessionStorage.removeItem(KEY),
};
