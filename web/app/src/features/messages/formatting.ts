/** What WhatsApp makes of a text: plain words, emphasis, code and web addresses. Never HTML. */
export type TextNode =
  | { kind: "text"; text: string }
  | { kind: "bold" | "italic" | "strike"; children: TextNode[] }
  | { kind: "code"; text: string; block: boolean }
  | { kind: "link"; href: string };

const emphasis: Record<string, "bold" | "italic" | "strike"> = { "*": "bold", _: "italic", "~": "strike" };

// Only http and https ever become links, whatever somebody writes.
const LINK = /https?:\/\/[^\s<>"']+/iy;
const LINK_END = /[.,;:!?)\]}*_~]+$/;
const CODE = /```([\s\S]+?)```|`([^`\n]+)`/y;
const EDGE = /[\s\p{P}\p{S}]/u;

/** A marker counts only at the edge of a word, so that snake_case and 2*3*4 stay as they were written. */
const isEdge = (char: string | undefined) => char === undefined || EDGE.test(char);
const isSpace = (char: string | undefined) => char === undefined || /\s/.test(char);

function linkAt(text: string, at: number) {
  if (!isEdge(text[at - 1])) return null;
  LINK.lastIndex = at;
  const found = LINK.exec(text)?.[0].replace(LINK_END, "");
  return found && found.length > "https://".length ? found : null;
}

function codeAt(text: string, at: number) {
  CODE.lastIndex = at;
  return CODE.exec(text);
}

function closingOf(text: string, open: number) {
  const marker = text[open];
  if (!isEdge(text[open - 1]) || isSpace(text[open + 1]) || text[open + 1] === marker) return -1;
  for (let at = open + 1; at < text.length && text[at] !== "\n"; at++) {
    const whole = text[at] === "`" ? codeAt(text, at)?.[0] : text[at] === "h" ? linkAt(text, at) : null;
    if (whole) at += whole.length - 1;
    else if (text[at] === marker && at > open + 1 && !isSpace(text[at - 1]) && isEdge(text[at + 1])) return at;
  }
  return -1;
}

/** Takes a text apart; put together again without its markers it says the same. */
export function parseText(text: string): TextNode[] {
  const nodes: TextNode[] = [];
  let plain = "";
  const flush = () => {
    if (plain) nodes.push({ kind: "text", text: plain });
    plain = "";
  };
  const push = (node: TextNode) => {
    flush();
    nodes.push(node);
  };

  for (let at = 0; at < text.length;) {
    const char = text[at] ?? "";
    const code = char === "`" ? codeAt(text, at) : null;
    const href = char === "h" || char === "H" ? linkAt(text, at) : null;
    const close = emphasis[char] ? closingOf(text, at) : -1;
    if (code) {
      push({ kind: "code", text: (code[1] ?? code[2] ?? "").replace(/^\n|\n$/g, ""), block: code[1] !== undefined });
      at += code[0].length;
    } else if (href) {
      push({ kind: "link", href });
      at += href.length;
    } else if (close > 0) {
      push({ kind: emphasis[char] ?? "bold", children: parseText(text.slice(at + 1, close)) });
      at = close + 1;
    } else {
      plain += char;
      at++;
    }
  }
  flush();
  return nodes;
}

/** The words alone, for one-line previews. */
export function plainText(text: string): string {
  const words = (nodes: TextNode[]): string =>
    nodes
      .map((node) =>
        node.kind === "text" || node.kind === "code"
          ? node.text
          : node.kind === "link"
            ? node.href
            : words(node.children),
      )
      .join("");
  return words(parseText(text));
}

const ONLY_EMOJI =
  /^(?:\p{RI}\p{RI}|\p{Extended_Pictographic}(?:\u200d\p{Extended_Pictographic}|\ufe0f|\p{EMod})*){1,3}$/u;

/** One to three emoji and nothing else are shown large, as people know it from their phones. */
export function isOnlyEmoji(text: string) {
  return ONLY_EMOJI.test(text.replace(/\s/g, ""));
}
