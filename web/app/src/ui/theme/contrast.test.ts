import { describe, expect, test } from "vitest";
import { avatarColors, dark, light, type Tokens } from "./tokens";

function luminance(color: string) {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = parseInt(color.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string) {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["bg", "surface", "sunken", "chat", "bubbleIn", "bubbleOut", "accentSoft", "neutralSoft"] as const;
const states = ["danger", "warn", "info", "ok"] as const;

describe.each([
  ["light", light],
  ["dark", dark],
])("In the %s theme", (_, tokens: Tokens) => {
  test.each(["ink", "ink2", "ink3"] as const)("%s is read on every ground", (ink) => {
    const weak = grounds.filter((ground) => contrast(tokens[ink], tokens[ground]) < 4.5);
    expect(weak).toEqual([]);
  });

  test("The accent is read on panes, and its own ink on it", () => {
    for (const ground of ["surface", "bg", "sunken", "accentSoft"] as const)
      expect(contrast(tokens.accent, tokens[ground])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens.accentInk, tokens.accent)).toBeGreaterThanOrEqual(4.5);
  });

  test.each(states)("%s is read on its own soft ground and on panes", (state) => {
    expect(contrast(tokens[state], tokens[`${state}Soft`])).toBeGreaterThanOrEqual(4.5);
    expect(contrast(tokens[state], tokens.surface)).toBeGreaterThanOrEqual(4.5);
  });

  test("The borders of fields are seen", () => {
    expect(contrast(tokens.control, tokens.surface)).toBeGreaterThanOrEqual(3);
  });
});

test("White initials are read on every avatar", () => {
  expect(avatarColors.filter((color) => contrast("#ffffff", color) < 4.5)).toEqual([]);
});
