// What a customer can do besides writing: attach, answer, react, change, delete. All of it opens in one sheet at the foot of the phone.
import * as api from "./api.js";
import { listRows } from "./bubbles.js";
import { button, element, icon, paths } from "./dom.js";
import { cards, paper, pictures, places, stickers } from "./samples.js";
import { sample } from "./voice.js";

const $ = (id) => document.getElementById(id);
const faces = ["👍", "❤️", "😂", "😮", "😢", "🙏"];
const editableFor = 15 * 60_000;
let before = null;

export function openSheet(title, ...nodes) {
  const close = button("icon-button sheet-close", "", closeSheet);
  close.setAttribute("aria-label", "Fechar");
  close.append(icon(paths.close));
  const head = element("header", "sheet-head");
  head.append(element("h2", "", title), close);
  $("sheet-body").replaceChildren(head, ...nodes);
  if ($("sheet").hidden) before = document.activeElement;
  $("sheet").hidden = false;
  $("sheet-body").scrollTop = 0;
  close.focus({ preventScroll: true });
}

export function closeSheet() {
  $("sheet").hidden = true;
  before?.focus({ preventScroll: true });
}

$("sheet").addEventListener("click", (event) => { if (event.target === $("sheet")) closeSheet(); });
$("sheet").addEventListener("keydown", (event) => { if (event.key === "Escape") closeSheet(); });

const row = (path, text, onClick) => {
  const node = button("sheet-row", "", onClick);
  node.append(icon(path), element("span", "sheet-words", text));
  return node;
};

const thumbs = (items, onPick) => {
  const grid = element("div", "thumbs");
  for (const item of items) {
    const node = button("thumb", "", () => onPick(item));
    node.setAttribute("aria-label", item.name);
    node.append(item.preview());
    grid.append(node);
  }
  return grid;
};

/** `phone` is the open conversation: { send(order), guarded(action), start(mode, message), takeText(), say(text) }. */
export function createActions(phone) {
  const doing = (action) => phone.guarded(async () => { closeSheet(); await action(); });

  const sendBlob = async (type, blob, name, more = {}) => phone.send({ type, mediaId: await api.upload(blob, name), ...more });

  async function sendFile(file, caption) {
    const kind = file.type.split("/")[0];
    const isShown = kind === "image" && file.type !== "image/gif" && file.type !== "image/svg+xml";
    if (isShown) return sendBlob("image", await toJpeg(file), file.name, { caption });
    if (kind === "video") return sendBlob("video", file, file.name, { caption });
    if (kind === "audio") return sendBlob("audio", file, file.name);
    return sendBlob("document", file, file.name, { filename: file.name, caption });
  }

  const sendPlace = (place, more = {}) => phone.send({ type: "location", location: place, ...more });

  const placeRows = (more) => places.map((place) => row(paths.pin, place.name, doing(() => sendPlace(place, more))));

  function attach() {
    openSheet(
      "Enviar",
      thumbs(pictures, (item) => doing(async () => sendBlob("image", await item.blob(), item.name + ".jpg", { caption: phone.takeText() }))()),
      row(paths.picture, "Foto ou vídeo deste computador", () => { closeSheet(); $("pick-media").click(); }),
      row(paths.file, "Documento deste computador", () => { closeSheet(); $("pick-file").click(); }),
      row(paths.file, "Documento pronto: encomenda.pdf", doing(() => sendBlob("document", paper(), "encomenda.pdf", { filename: "encomenda.pdf" }))),
      row(paths.mic, "Áudio pronto", doing(async () => sendBlob("voice", await sample(), "audio.ogg"))),
      row(paths.smile, "Figurinha", () => openSheet("Figurinhas", thumbs(stickers, (item) => doing(async () => sendBlob("sticker", await item.blob(), item.name + ".webp"))()))),
      row(paths.pin, "Localização", () => openSheet("Localização", ...placeRows({}))),
      row(paths.person, "Contato", () => openSheet("Contatos", ...cards.map((card) => row(paths.person, card.name.formatted_name, doing(() => phone.send({ type: "contacts", contacts: [card] })))))),
    );
  }

  function menu(message) {
    const react = element("div", "faces");
    for (const face of faces) {
      const isMine = message.customerReaction === face;
      const node = button("face" + (isMine ? " mine" : ""), face, doing(() => phone.send({ type: "reaction", target: message.wamid, emoji: isMine ? "" : face })));
      node.setAttribute("aria-label", isMine ? `Remover reação ${face}` : `Reagir com ${face}`);
      react.append(node);
    }
    const isFresh = Date.now() - new Date(message.at) < editableFor;
    const canEdit = message.inbound && isFresh && (message.type === "text" || message.content?.caption !== undefined);
    openSheet(
      "Mensagem",
      ...(message.isRevoked ? [] : [react]),
      row(paths.reply, "Responder", () => { closeSheet(); phone.start("quote", message); }),
      ...(canEdit && !message.isRevoked ? [row(paths.pen, "Editar", () => { closeSheet(); phone.start("edit", message); })] : []),
      ...(message.inbound && !message.isRevoked ? [row(paths.bin, "Apagar para todos", doing(() => phone.send({ type: "revoke", target: message.wamid })))] : []),
    );
  }

  const hooks = {
    tap: (message, id) => phone.guarded(() => api.tap(message.wamid, id))(),
    openList: (message) => openSheet(message.content.action.button, ...listRows(message, (id) => doing(() => api.tap(message.wamid, id))())),
    sendPlace: (message) => openSheet("Enviar localização", ...placeRows({ quote: message.wamid })),
    played: (message) => { if (!message.inbound) phone.guarded(() => api.markPlayed(message))(); },
    say: phone.say,
    menu,
  };

  return { attach, hooks, sendFile, sendVoice: (blob) => sendBlob("voice", blob, "audio.ogg") };
}

// WhatsApp makes every picture a JPEG of a moderate size before it leaves the phone.
async function toJpeg(file) {
  const image = await createImageBitmap(file).catch(() => { throw new Error("Esta imagem não pôde ser lida."); });
  const scale = Math.min(1, 1600 / Math.max(image.width, image.height));
  const board = document.createElement("canvas");
  [board.width, board.height] = [Math.round(image.width * scale), Math.round(image.height * scale)];
  board.getContext("2d").drawImage(image, 0, 0, board.width, board.height);
  return new Promise((done) => { board.toBlob(done, "image/jpeg", 0.86); });
}
