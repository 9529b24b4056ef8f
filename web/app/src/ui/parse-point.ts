const NUMBER = String.raw`([+-]?\d{1,3}(?:\.\d+)?)`;
const PAIR = new RegExp(String.raw`(?:@|q=|query=|ll=|^)\s*${NUMBER}\s*(?:,|%2C|\s)\s*${NUMBER}`, "i");

/** Latitude and longitude out of `-23.56, -46.65` or of an address copied from a map; null for anything else. */
export function parsePoint(text: string) {
  const found = PAIR.exec(text.trim());
  if (!found) return null;
  const [latitude, longitude] = [Number(found[1]), Number(found[2])];
  return Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 ? { latitude, longitude } : null;
}
