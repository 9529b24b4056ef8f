import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";
import { partedWords } from "./scripts/first-words.ts";

const server = process.env.TAKTCHAT_URL ?? "http://127.0.0.1:5080";

/** Digits stand in the emoji font too, for keycaps, and would show in it until Inter has come. */
const noEmojiDigits: Plugin = {
  name: "no-emoji-digits",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("noto-color-emoji")) return null;
    return { code: code.replace(/U\+(23|2a|30-39),\s*/gi, ""), map: null };
  },
};

/** The theme switches ripples off, so their code does not travel. */
const noRipple: Plugin = {
  name: "no-ripple",
  enforce: "pre",
  load: (id) => (/ButtonBase\/TouchRipple\.m?js$/.test(id) ? "export default () => null;" : null),
};

/** The text font is needed by the first screen, so it is asked for together with the script, not after it. */
const preloadInter: Plugin = {
  name: "preload-inter",
  transformIndexHtml: {
    order: "post",
    handler(_, { bundle }) {
      const font = Object.keys(bundle ?? {}).find((name) => /inter-latin-wght-normal.*\.woff2$/.test(name));
      if (!font) return [];
      const attrs = { rel: "preload", as: "font", type: "font/woff2", href: `/${font}`, crossorigin: true };
      return [{ tag: "link", attrs, injectTo: "head" }];
    },
  },
};

export default defineConfig({
  plugins: [partedWords, noEmojiDigits, noRipple, preloadInter, react()],
  server: {
    host: "127.0.0.1",
    proxy: {
      "/api": server,
      "/health": server,
      "/hub": { target: server, ws: true },
    },
  },
  build: {
    outDir: "../../src/Server/wwwroot",
    emptyOutDir: true,
    assetsDir: "assets",
    // Inlined fonts and pictures would be paid for by everyone at first load.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
  },
  test: {
    restoreMocks: true,
    unstubGlobals: true,
    // Two busy cores may hold a test up for seconds; what is wrong fails by its assertion, not by these.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    // A browser environment costs a second per file, so only what draws gets one.
    projects: [
      {
        extends: true,
        test: {
          name: "logic",
          pool: "threads",
          isolate: false,
          environment: "node",
          include: ["src/**/*.test.ts", "test/**/*.test.ts"],
          setupFiles: ["./test/setup-node.ts"],
        },
      },
      {
        extends: true,
        test: {
          name: "screen",
          pool: "threads",
          isolate: false,
          environment: "jsdom",
          include: ["src/**/*.test.tsx"],
          setupFiles: ["./test/setup-dom.ts"],
        },
      },
    ],
  },
});
