const browsers: [RegExp, string][] = [
  [/Edg(e|A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const systems: [RegExp, string][] = [
  [/iPhone/, "iPhone"],
  [/iPad/, "iPad"],
  [/Android/, "Android"],
  [/Windows/, "Windows"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux|X11/, "Linux"],
];

/** "Chrome · Windows" from what a browser says about itself; undefined where it says nothing that people know. */
export function deviceName(userAgent: string | null) {
  if (!userAgent) return undefined;
  const first = (list: [RegExp, string][]) => list.find(([pattern]) => pattern.test(userAgent))?.[1];
  const words = [first(browsers), first(systems)].filter(Boolean);
  return words.length > 0 ? words.join(" · ") : undefined;
}

/** Whether it is held in a hand. */
export function isPhone(userAgent: string | null) {
  return /iPhone|Android.*Mobile/.test(userAgent ?? "");
}
