import { expect, test } from "vitest";
import { deviceName, isPhone } from "./device-name";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36";

test.each([
  [chrome, "Chrome · Windows"],
  [`${chrome} Edg/156.0.0.0`, "Edge · Windows"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile Safari/604.1",
    "Safari · iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0", "Firefox · Linux"],
  ["curl/8.5.0", undefined],
  [null, undefined],
])("%s is %s", (userAgent, name) => {
  expect(deviceName(userAgent)).toBe(name);
});

test("A tablet or a desktop is no phone", () => {
  expect(
    isPhone("Mozilla/5.0 (Linux; Android 16; Pixel 10) AppleWebKit/537.36 Chrome/156.0 Mobile Safari/537.36"),
  ).toBe(true);
  expect(isPhone(chrome)).toBe(false);
});
