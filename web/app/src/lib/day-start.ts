const DAY_MS = 86_400_000;

/** When the day of an instant began in a time zone. */
export function dayStart(timeZone: string, at: number) {
  const clock = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    hourCycle: "h23",
  });
  const sinceMidnight = (instant: number) => {
    const [hours = 0, minutes = 0, seconds = 0] = clock.format(instant).split(":").map(Number);
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000;
  };
  const start = Math.floor(at / 1_000) * 1_000 - sinceMidnight(at);
  const off = sinceMidnight(start);
  // On the day of a change of clocks it is an hour off, to either side.
  return new Date(off === 0 ? start : off > DAY_MS / 2 ? start + DAY_MS - off : start - off);
}
