const bare = (text: string) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

/** Whether all words typed begin a word of the label, accents or not: "fin ti" finds *Finalizar este ticket*. */
export function matches(label: string, typed: string) {
  const words = bare(label).split(/[\s·:/]+/);
  return bare(typed)
    .split(/\s+/)
    .filter(Boolean)
    .every((part) => words.some((word) => word.startsWith(part)));
}
