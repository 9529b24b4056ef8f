// What a message looks like, by its type. `hooks` say what a tap does.
import { anchor, button, element, icon, paths, rich } from "./dom.js";
import { content as describe, fileSize } from "./format.js";
import { player } from "./player.js";

const mediaUrl = (media) => (media?.id ? "/_sim/media/" + media.id : null);

/** A file by address is not on this computer: only the address is shown. */
const elsewhere = (media, what) => anchor(media.link, `${what} em ${media.link ?? "outro lugar"}`, "elsewhere");

function picture(media, className, label) {
  const url = mediaUrl(media);
  if (!url) return elsewhere(media, label);
  const frame = element("a", className);
  frame.href = url;
  frame.target = "_blank";
  frame.rel = "noopener";
  const image = element("img");
  image.src = url;
  image.alt = media.caption || label;
  image.loading = "lazy";
  frame.append(image);
  return frame;
}

function film(media) {
  const url = mediaUrl(media);
  if (!url) return elsewhere(media, "Vídeo");
  const video = element("video", "film");
  [video.src, video.controls, video.preload] = [url, true, "metadata"];
  return video;
}

function paper(media) {
  const name = media.filename || "Documento";
  const url = mediaUrl(media) ?? media.link;
  const row = element("a", "file");
  if (mediaUrl(media)) [row.href, row.download] = [url, name];
  const words = element("span", "file-words");
  const detail = element("small", "", (name.includes(".") ? name.split(".").pop() : "arquivo").toUpperCase());
  words.append(element("strong", "", name), detail);
  row.append(icon(paths.file), words);
  if (mediaUrl(media)) fetch(url, { method: "HEAD" }).then((answer) => { detail.textContent += " · " + fileSize(Number(answer.headers.get("content-length"))); }).catch(() => {});
  return row;
}

function place(location) {
  const node = element("div", "place");
  const map = element("div", "map");
  map.append(icon(paths.pin));
  const words = element("div", "place-words");
  words.append(element("strong", "", location.name || "Localização"));
  if (location.address) words.append(element("span", "", location.address));
  words.append(element("small", "", `${Number(location.latitude).toFixed(5)}, ${Number(location.longitude).toFixed(5)}`));
  node.append(map, words);
  return node;
}

function people(cards) {
  return cards.map((card) => {
    const node = element("div", "card");
    const words = element("span", "card-words");
    words.append(element("strong", "", card.name?.formatted_name ?? "Contato"));
    for (const phone of card.phones ?? []) words.append(element("small", "", phone.phone ?? ""));
    for (const mail of card.emails ?? []) words.append(element("small", "", mail.email ?? ""));
    node.append(icon(paths.person), words);
    return node;
  });
}

function head(header) {
  if (!header) return [];
  if (header.type === "text") return [element("strong", "heading", header.text)];
  const media = header[header.type] ?? {};
  if (header.type === "document") return [paper(media)];
  if (header.type === "location") return [place(media)];
  return [header.type === "video" ? film(media) : picture(media, "picture", "Foto")];
}

function offer(header, body, footer, choices) {
  const parts = [...head(header), rich(body ?? "")];
  if (footer) parts.push(element("span", "foot", footer));
  const list = element("div", "choices");
  list.append(...choices.filter(Boolean));
  return choices.length > 0 ? [...parts, list] : parts;
}

const choice = (path, text, onClick) => {
  const node = button("choice", "", onClick);
  if (path) node.append(icon(path));
  node.append(element("span", "", text));
  return node;
};

const out = (text, url) => {
  const node = anchor(url, "", "choice");
  node.append(icon(paths.link), element("span", "", text));
  node.title = url ?? "";
  return node;
};

function interactive(message, hooks) {
  const { type, header, body, footer, action } = message.content;
  const choices = {
    button: () => (action.buttons ?? []).map(({ reply }) => choice(paths.reply, reply.title, () => hooks.tap(message, reply.id))),
    list: () => [choice(paths.list, action.button, () => hooks.openList(message))],
    cta_url: () => [out(action.parameters.display_text, action.parameters.url)],
    location_request_message: () => [choice(paths.pin, "Enviar localização", () => hooks.sendPlace(message))],
  }[type]?.() ?? [];
  return offer(header, body?.text, footer?.text, choices);
}

function template(message, hooks) {
  const { header, body, footer, buttons } = message.rendered;
  const choices = (buttons ?? []).map((one) => ({
    QUICK_REPLY: () => choice(paths.reply, one.text, () => hooks.tap(message, String(one.index))),
    URL: () => out(one.text, one.url),
    PHONE_NUMBER: () => choice(paths.phone, `${one.text} (${one.phone})`, () => hooks.say("O telefone de demonstração não faz ligações.")),
    COPY_CODE: () => choice(paths.copy, `Copiar código ${one.code ?? ""}`, () => navigator.clipboard?.writeText(one.code ?? "").then(() => hooks.say("Código copiado."))),
  })[one.type]?.() ?? choice(null, one.text ?? one.type, () => {}));
  return offer(header, body, footer, choices);
}

function answer({ type, ...parts }) {
  const reply = parts[type] ?? {};
  const words = [element("strong", "", reply.title ?? reply.body ?? "Formulário enviado")];
  if (reply.description) words.push(element("small", "", reply.description));
  const node = element("div", "answer");
  node.append(...words);
  return [node];
}

const withCaption = (part, media) => (media.caption ? [part, rich(media.caption)] : [part]);

const drawers = {
  text: (message) => [rich(message.text)],
  image: ({ content }) => withCaption(picture(content, "picture", "Foto"), content),
  video: ({ content }) => withCaption(film(content), content),
  sticker: ({ content }) => [picture(content, "sticker", "Figurinha")],
  document: ({ content }) => withCaption(paper(content), content),
  audio: (message, hooks) => (message.content.id ? [player(message, () => hooks.played(message))] : [elsewhere(message.content, "Áudio")]),
  location: ({ content }) => [place(content)],
  contacts: ({ content }) => people(content),
  interactive: (message, hooks) => (message.inbound ? answer(message.content) : interactive(message, hooks)),
  template: (message, hooks) => (message.rendered ? template(message, hooks) : null),
  button: ({ content }) => [element("div", "answer", content.text)],
  order: ({ content }) => [element("div", "answer", `Pedido com ${(content.product_items ?? []).length} item(ns)`)],
};

/** The nodes inside a bubble, and whether they are only a description of it. */
export function contentNodes(message, hooks) {
  if (message.isRevoked) return { nodes: [element("span", "text", message.inbound ? "Você apagou esta mensagem" : "Mensagem apagada")], special: true };
  const draw = drawers[message.type];
  const nodes = draw && (message.type === "text" || message.content) ? draw(message, hooks) : null;
  if (nodes) return { nodes, special: false };
  const { text } = describe(message);
  return { nodes: [element("span", "text", text)], special: true };
}

/** The rows of a list, to choose one. */
export function listRows(message, onPick) {
  const nodes = [];
  for (const section of message.content.action.sections ?? []) {
    if (section.title) nodes.push(element("h3", "sheet-section", section.title));
    for (const row of section.rows ?? []) {
      const node = button("sheet-row", "", () => onPick(row.id));
      const words = element("span", "sheet-words");
      words.append(element("strong", "", row.title));
      if (row.description) words.append(element("small", "", row.description));
      node.append(words);
      nodes.push(node);
    }
  }
  return nodes;
}
