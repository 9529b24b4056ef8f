import { useEffect, useState } from "react";

export const BARS = 44;

// Decoding an hour of sound would cost more memory than a picture of it is worth.
const LARGEST_DECODED = 3 * 1024 * 1024;
const known = new Map<string, number[]>();
let queue: Promise<unknown> = Promise.resolve();

/** The loudest moment of each of `count` equal parts, from 0 to 1, relative to the loudest of all. */
export function peaksOf(samples: Float32Array, count = BARS): number[] {
  const size = Math.max(1, Math.floor(samples.length / count));
  const peaks = Array.from({ length: count }, (_, bar) => {
    let peak = 0;
    for (let at = bar * size; at < Math.min(samples.length, (bar + 1) * size); at += 4)
      peak = Math.max(peak, Math.abs(samples[at] ?? 0));
    return peak;
  });
  const loudest = Math.max(...peaks);
  return peaks.map((peak) => (loudest > 0 ? Math.max(0.08, peak / loudest) : 0.08));
}

async function decode(url: string) {
  const response = await fetch(url);
  if (!response.ok) return null;
  // 8 kHz are enough to see where somebody speaks, and cost a sixth of the memory.
  const context = new OfflineAudioContext(1, 1, 8_000);
  const buffer = await context.decodeAudioData(await response.arrayBuffer());
  return peaksOf(buffer.getChannelData(0));
}

/** The shape of a recording; null until it is known, and for good where the browser cannot decode it. */
export function useWaveform(id: string, url: string | null, size: number | null) {
  const [peaks, setPeaks] = useState(() => known.get(id) ?? null);
  // What is still on its way up is of this page only, and the page may not read such addresses.
  const wanted = peaks === null && url !== null && !url.startsWith("blob:") && (size ?? 0) <= LARGEST_DECODED;

  useEffect(() => {
    if (!wanted || typeof OfflineAudioContext === "undefined") return;
    let gone = false;
    // One after the other: a screen full of voice messages must not stop the page.
    queue = queue
      .then(async () => {
        if (gone) return;
        const found = known.get(id) ?? (await decode(url));
        if (found) known.set(id, found);
        if (!gone) setPeaks(found);
      })
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [id, url, wanted]);

  return peaks;
}
