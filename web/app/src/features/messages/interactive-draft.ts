import type { Interactive } from "../../lib/wire";

// The provider's limits; the server checks them again and says which field is wrong.
export const limits = {
  button: 20,
  row: 24,
  description: 72,
  line: 60,
  body: 1024,
  listBody: 4096,
  buttons: 3,
  rows: 10,
};

export type InteractiveFormKind = "buttons" | "list" | "link";

export interface InteractiveValues {
  header: string;
  body: string;
  footer: string;
  /** Titles of buttons, or the one word on the link. */
  buttons: string[];
  url: string;
  listButton: string;
  rows: { title: string; description: string }[];
}

export const emptyValues: InteractiveValues = {
  header: "",
  body: "",
  footer: "",
  buttons: [""],
  url: "https://",
  listButton: "",
  rows: [{ title: "", description: "" }],
};

const isWeb = (url: string) => {
  try {
    return ["http:", "https:"].includes(new URL(url).protocol) && url.includes(".");
  } catch {
    return false;
  }
};
const differ = (texts: string[]) => new Set(texts.map((text) => text.toLowerCase())).size === texts.length;

/** The message as it will be sent; null while something is missing. Lines left empty are left out. */
export function toInteractive(kind: InteractiveFormKind, values: InteractiveValues): Interactive | null {
  const buttons = values.buttons.map((each) => each.trim()).filter(Boolean);
  const rows = values.rows
    .map((row) => ({ title: row.title.trim(), description: row.description.trim() || null }))
    .filter((row) => row.title);
  const frame = { header: values.header.trim() || null, footer: values.footer.trim() || null };
  if (!values.body.trim()) return null;
  if (kind === "buttons") {
    if (buttons.length === 0 || !differ(buttons)) return null;
    return { kind, ...frame, buttons: buttons.map((title, index) => ({ title, id: `b${index + 1}` })) };
  }
  if (kind === "link") {
    const [title] = buttons;
    return title && isWeb(values.url.trim()) ? { kind, ...frame, buttons: [{ title, url: values.url.trim() }] } : null;
  }
  if (rows.length === 0 || !values.listButton.trim() || !differ(rows.map((row) => row.title))) return null;
  return {
    kind,
    ...frame,
    listButton: values.listButton.trim(),
    sections: [{ title: null, rows: rows.map((row, index) => ({ id: `r${index + 1}`, ...row })) }],
  };
}
