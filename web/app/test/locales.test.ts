import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import en from "../src/locales/en.json";
import es from "../src/locales/es.json";
import ptBR from "../src/locales/pt-BR.json";

function flat(tree: object, prefix = ""): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") found.set(prefix + key, value);
    else for (const [deep, text] of flat(value as object, `${prefix}${key}.`)) found.set(deep, text);
  }
  return found;
}

const texts = { "pt-BR": flat(ptBR), en: flat(en), es: flat(es) };
const portuguese = texts["pt-BR"];
const variables = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();

describe.each(["en", "es"] as const)("%s", (language) => {
  test("has the same keys as Portuguese", () => {
    expect([...texts[language].keys()].sort()).toEqual([...portuguese.keys()].sort());
  });

  test("names the same variables in every text", () => {
    const different = [...portuguese].filter(
      ([key, text]) => variables(text).join() !== variables(texts[language].get(key) ?? "").join(),
    );
    expect(different).toEqual([]);
  });
});

test("Every text that a component asks for exists", () => {
  const sources = readdirSync("src", { recursive: true, encoding: "utf8" })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes(".test.") && !path.startsWith("api/"))
    .map((path) => readFileSync(join("src", path), "utf8"));
  const asked = new Set(
    sources.flatMap((source) => [...source.matchAll(/\bt\(\s*"([\w.-]+)"/g)].map(([, key]) => key ?? "")),
  );
  const exists = (key: string) => portuguese.has(key) || portuguese.has(`${key}_other`);

  expect(asked.size).toBeGreaterThan(100);
  expect([...asked].filter((key) => !exists(key))).toEqual([]);
});
