import type { MessageButton, SentTemplate, Template } from "../../lib/wire";

const VARIABLE = /\{\{\s*([A-Za-z0-9_]+)\s*\}\}/g;

/** The text with its variables filled in; one without a value stays as it is written. */
export function fill(text: string, place: "header" | "body", values: Record<string, string>) {
  return text.replace(VARIABLE, (written, name: string) => values[`${place}:${name}`] || written);
}

/** The template as the customer will see it. */
export function rendered(template: Template, values: Record<string, string>): { body: string; sent: SentTemplate } {
  const buttons: MessageButton[] = template.buttons.map((button, index) => {
    const tail = values[`button:${index}`];
    const url = button.url && tail ? button.url.replace(VARIABLE, encodeURIComponent(tail)) : button.url;
    return { title: button.text, url, phone: button.phone };
  });
  return {
    body: fill(template.body, "body", values),
    sent: {
      id: template.id,
      name: template.name,
      language: template.language,
      header: template.headerFormat === "text" && template.header ? fill(template.header, "header", values) : null,
      footer: template.footer,
      buttons,
    },
  };
}

/** Formats of a header that is a file to choose. */
export const fileHeaders = ["image", "video", "document"];

export function needsFile(template: Template) {
  return template.headerFormat !== null && fileHeaders.includes(template.headerFormat);
}

/** The first variable that has no value yet; null when it can be sent. */
export function missingVariable(template: Template, values: Record<string, string>) {
  return template.variables.find((each) => !values[each.key]?.trim()) ?? null;
}

export function needsPlace(template: Template) {
  return template.headerFormat === "location";
}

export function isSendable(template: Template) {
  return template.status === "approved";
}

/** Approved ones first, each group by name and language; a search goes over name and words. */
export function sortTemplates(templates: Template[], search: string) {
  const wanted = search.trim().toLowerCase();
  return templates
    .filter((each) => !wanted || `${each.name} ${each.body}`.toLowerCase().includes(wanted))
    .toSorted(
      (a, b) =>
        Number(isSendable(b)) - Number(isSendable(a)) ||
        a.name.localeCompare(b.name) ||
        a.language.localeCompare(b.language),
    );
}

/** `pedido_pronto` → `Pedido pronto`: nobody but the provider needs the underscores. */
export function readableName(name: string) {
  const words = name.replaceAll("_", " ").trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
