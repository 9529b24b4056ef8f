import { expect, test } from "vitest";
import { parsePoint } from "./parse-point";

test.each([
  ["-23.56137, -46.65618", { latitude: -23.56137, longitude: -46.65618 }],
  ["-23.5 -46.6", { latitude: -23.5, longitude: -46.6 }],
  ["https://www.google.com/maps/@-23.5613,-46.6561,17z", { latitude: -23.5613, longitude: -46.6561 }],
  ["https://maps.google.com/?q=-23.5,-46.6", { latitude: -23.5, longitude: -46.6 }],
  ["91, 0", null],
  ["0, 181", null],
  ["Rua das Flores, 12", null],
  ["", null],
])("%s is the point %o", (text, point) => {
  expect(parsePoint(text)).toEqual(point);
});
