export interface CardAt {
  column: number;
  index: number;
}

/** Where an arrow leads in columns of the given lengths; undefined where there is nothing. Empty columns are stepped over. */
export function walkColumns({ column, index }: CardAt, key: string, lengths: number[]): CardAt | undefined {
  const length = lengths[column] ?? 0;
  if (key === "ArrowDown") return index + 1 < length ? { column, index: index + 1 } : undefined;
  if (key === "ArrowUp") return index > 0 ? { column, index: index - 1 } : undefined;
  if (key === "Home") return length > 0 ? { column, index: 0 } : undefined;
  if (key === "End") return length > 0 ? { column, index: length - 1 } : undefined;
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!step) return undefined;
  for (let next = column + step; next >= 0 && next < lengths.length; next += step) {
    const there = lengths[next] ?? 0;
    if (there > 0) return { column: next, index: Math.min(index, there - 1) };
  }
  return undefined;
}
