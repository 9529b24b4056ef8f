import react from "@vitejs/plugin-react";
import type { Plugin } from "vite";
import { defineConfig } from "vitest/config";

const server = process.env.TAKTCHAT_URL ?? "http://127.0.0.1:5080";

/** Every browser we support reads woff2; the woff twins of the emoji slices would only double the published folder. */
const woff2Only: Plugin = {
  name: "woff2-only",
  enforce: "pre",
  transform(code, id) {
    if (!id.includes("@fontsource") || !id.endsWith(".css")) return null;
    return { code: code.replace(/,\s*url\([^)]*\.woff\)\s*format\('woff'\)/g, ""), map: null };
  },
};

export default defineConfig({
  plugins: [woff2Only, react()],
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
