// The generator links to a package page in a comment; a checkout names no registry.
import { readFileSync, writeFileSync } from "node:fs";

const file = "src/api/client/types.gen.ts";
const text = readFileSync(file, "utf8");
writeFileSync(file, text.replace(/\{@link https:\/\/\S+ (`[^`]+`)\}/g, "$1"));
