import { cleanup, configure } from "@testing-library/react";
import { afterEach, beforeAll } from "vitest";
import { initI18n, loadAllWords } from "../src/lib/i18n";

// jsdom has no layout: queries answer "no", which is the desktop with a fine pointer switched off.
window.matchMedia ??= (query: string) =>
  ({
    matches: false,
    media: query,
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
    addListener: () => undefined,
    removeListener: () => undefined,
  }) as unknown as MediaQueryList;

configure({ asyncUtilTimeout: 10_000 });

beforeAll(async () => {
  await initI18n();
  await loadAllWords();
});
afterEach(() => {
  cleanup();
  sessionStorage.clear();
});
