import { expect, test } from "vitest";
import { formatBytes, formatDuration, typeOfChosen, typeOfFile } from "./file-kinds";
import { peaksOf } from "./waveform";

const MB = 1024 * 1024;

test.each([
  ["image/jpeg", 1 * MB, "image"],
  ["image/jpeg", 6 * MB, "document"],
  ["image/heic", 1 * MB, "document"],
  ["video/mp4", 15 * MB, "video"],
  ["video/quicktime", 1 * MB, "document"],
  ["audio/ogg; codecs=opus", 1 * MB, "audio"],
  ["application/pdf", 1 * MB, "document"],
  ["", 1, "document"],
])("A chosen %s of %d bytes goes as %s", (type, size, expected) => {
  expect(typeOfChosen({ type, size })).toBe(expected);
});

test.each([
  ["attachment", "image", "sticker", "image"],
  ["attachment", "image", "video", "video"],
  ["attachment", "audio", "voice", "audio"],
  ["voice_note", "voice", "voice", "voice"],
  ["sticker", "sticker", "sticker", "sticker"],
  ["document", "document", "image", "document"],
] as const)("Stored for %s, wanted as %s, found to be a %s: sent as %s", (use, wanted, kind, expected) => {
  expect(typeOfFile(use, wanted, kind)).toBe(expected);
});

test("Sizes and durations read like people say them", () => {
  expect([500, 2048, 1.5 * MB, 20 * MB].map((size) => formatBytes(size, "pt-BR"))).toEqual([
    "500 B",
    "2 KB",
    "1,5 MB",
    "20 MB",
  ]);
  expect([0, 7, 65.4, 3723].map(formatDuration)).toEqual(["0:00", "0:07", "1:05", "1:02:03"]);
});

test("A waveform is relative to its loudest moment, and silence is a low line", () => {
  const samples = Float32Array.from({ length: 400 }, (_, at) => (at < 200 ? 0.2 : 0.4));
  const peaks = peaksOf(samples, 4);
  expect(peaks.map((peak) => Math.round(peak * 10))).toEqual([5, 5, 10, 10]);
  expect(new Set(peaksOf(new Float32Array(400), 4))).toEqual(new Set([0.08]));
});
