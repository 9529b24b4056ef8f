import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

// What the list of tickets shows before anything is clicked; `npm run size` says which word is missing here.
const firstWords = JSON.parse(readFileSync(new URL("first-words.json", import.meta.url), "utf8")) as string[];

type Tree = { [key: string]: string | Tree };

/** The words below the given paths, or all but them. */
export function partWords(tree: Tree, wanted: string[], part: "first" | "rest"): Tree {
  function pick(branch: Tree, prefix: string): Tree {
    const kept: Tree = {};
    for (const [key, value] of Object.entries(branch)) {
      const path = prefix + key;
      const inside = wanted.some((each) => path === each || path.startsWith(`${each}.`) || path.startsWith(`${each}_`));
      const deeper = typeof value === "object" && !inside ? pick(value, `${path}.`) : undefined;
      if (deeper) {
        if (Object.keys(deeper).length > 0) kept[key] = deeper;
      } else if (inside === (part === "first")) kept[key] = value;
    }
    return kept;
  }
  return pick(tree, "");
}

/** `pt-BR.json?first` and `pt-BR.json?rest`: one file for people, two for browsers. */
export const partedWords: Plugin = {
  name: "parted-words",
  enforce: "pre",
  load(id) {
    const [, file, part] = /^(.+\/locales\/pt-BR\.json)\?(first|rest)$/.exec(id) ?? [];
    if (!file) return null;
    this.addWatchFile(file);
    const words = partWords(JSON.parse(readFileSync(file, "utf8")) as Tree, firstWords, part as "first" | "rest");
    return { code: `export default ${JSON.stringify(words)}`, moduleType: "js" };
  },
};
