// How much a browser fetches until the list of tickets is usable, gzip-compressed, font included.
import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { build } from "vite";

const BUDGET_KB = 250;
const firstLoad = ["src/main.tsx", "src/app/layout/inside.tsx", "src/app/routes/tickets-page.tsx"];
// Fetched at once after the list stands, so not part of the wait; told all the same.
const afterwards = ["@microsoft/signalr", "src/app/routes/ticket-pane.tsx"];

const { output } = await build({ logLevel: "error", build: { write: false } });
const chunks = new Map(output.filter((file) => file.type === "chunk").map((chunk) => [chunk.fileName, chunk]));
const needed = new Set();

function need(name) {
  if (needed.has(name) || !chunks.has(name)) return;
  needed.add(name);
  for (const imported of chunks.get(name).imports) need(imported);
}

function chunkOf(wanted) {
  const chunk = [...chunks.values()].find(
    ({ facadeModuleId, isEntry, moduleIds }) =>
      facadeModuleId?.includes(wanted) || (isEntry && moduleIds.some((id) => id.includes(wanted))),
  );
  if (!chunk) throw new Error(`${wanted} is not a chunk of its own any more: adapt scripts/size.mjs`);
  return chunk.fileName;
}

const weigh = (names) => [...names].map((name) => [name, gzipSync(chunks.get(name).code).length]);
const sum = (rows) => rows.reduce((total, [, bytes]) => total + bytes, 0);

for (const wanted of firstLoad) need(chunkOf(wanted));
const rows = weigh(needed);
for (const file of output) {
  if (file.type !== "asset") continue;
  if (/inter-latin-wght-normal.*woff2$/.test(file.fileName)) rows.push([file.fileName, file.source.length]);
  if (file.fileName.endsWith(".html") || /index-.*\.css$/.test(file.fileName))
    rows.push([file.fileName, gzipSync(file.source).length]);
}

if (process.argv.includes("--modules")) {
  const weights = [];
  for (const name of needed)
    for (const [id, module] of Object.entries(chunks.get(name).modules))
      weights.push([id.replace(/^.*node_modules\//, ""), module.renderedLength ?? module.code?.length ?? 0]);
  for (const [id, length] of weights.sort((a, b) => b[1] - a[1]).slice(0, 60))
    console.log(String(length).padStart(8), id);
}

const total = sum(rows);
for (const [name, bytes] of rows.sort((a, b) => b[1] - a[1]))
  console.log((bytes / 1000).toFixed(1).padStart(7), "kB", name);

const first = new Set(needed);
for (const wanted of afterwards) need(chunkOf(wanted));
const later = sum(weigh([...needed].filter((name) => !first.has(name))));
console.log(`afterwards ${(later / 1000).toFixed(1)} kB (live connection, conversation)`);
console.log(`first load ${(total / 1000).toFixed(1)} kB of ${BUDGET_KB} kB`);
if (total > BUDGET_KB * 1000) process.exitCode = 1;

// A word that is asked for by the first load and comes after it would be seen as its key.
const firstWords = JSON.parse(readFileSync(new URL("first-words.json", import.meta.url), "utf8"));
const ours = [...first].flatMap((name) => chunks.get(name).moduleIds).filter((id) => /\/app\/src\/.+\.tsx?$/.test(id));
for (const id of ours)
  for (const [, key] of readFileSync(id, "utf8").matchAll(/\bt\(\s*["`]([\w.-]+)/g))
    if (!firstWords.some((word) => key === word || key.startsWith(`${word}.`))) {
      console.log(`${key} (${id.replace(/^.*\/src\//, "")}) is not in scripts/first-words.json`);
      process.exitCode = 1;
    }
