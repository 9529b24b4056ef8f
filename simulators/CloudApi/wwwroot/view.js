// Builds lists and conversations.
import { contentNodes } from "./bubbles.js";
import { button, element, icon, paths } from "./dom.js";
import { colour, content, dayName, initials, listTime, reason, sameDay, time } from "./format.js";

export function avatar(node, name) {
  node.textContent = initials(name);
  node.className = "avatar " + colour(name);
}

const ticks = {
  accepted: ["M8.5 5.5a3.3 3.3 0 1 1 0 .01M8.5 3.7v2l1.2.8", "Aguardando"],
  sent: ["M3 6l3 3 6-7", "Enviada"],
  delivered: ["M1 6l3 3 6-7M8 8.6l.4.4 6-7", "Entregue"],
  read: ["M1 6l3 3 6-7M8 8.6l.4.4 6-7", "Lida"],
  played: ["M1 6l3 3 6-7M8 8.6l.4.4 6-7", "Ouvida"],
  failed: ["M8 1v5.5M8 9.5v.01", "Não entregue"],
};

function meta(message) {
  const [path, label] = ticks[message.status] ?? ticks.accepted;
  const read = message.status === "read" || message.status === "played";
  const node = element("span", "meta" + (read ? " read" : "") + (message.status === "failed" ? " failed" : ""));
  if (message.isEdited && !message.isRevoked) node.append(element("span", "", "editada"));
  node.append(element("span", "", time(message.at)), icon(path, label, "0 0 16 11"));
  return node;
}

const snippet = (message) => content(message).text || "Mensagem";

function quote(message, all, businessName, onPick) {
  const quoted = all.find((x) => x.wamid === message.quotedId);
  const node = button("quote", "", () => quoted && onPick(quoted));
  node.append(element("strong", "", quoted ? (quoted.inbound ? "Você" : businessName) : "Mensagem citada"), element("span", "", quoted ? snippet(quoted) : "Não está mais aqui"));
  return node;
}

function reactions(message) {
  const faces = [message.customerReaction, message.businessReaction].filter(Boolean);
  const node = element("span", "reactions", faces.join(" "));
  node.title = [message.customerReaction && "Sua reação: " + message.customerReaction, message.businessReaction && "Reação da empresa: " + message.businessReaction].filter(Boolean).join(", ");
  return faces.length > 0 ? node : null;
}

/** Opens by the button, the right mouse button, or a long press. */
function opensMenu(node, open) {
  let holding = null;
  node.addEventListener("contextmenu", (event) => { event.preventDefault(); open(); });
  node.addEventListener("touchstart", () => { holding = setTimeout(open, 450); }, { passive: true });
  for (const name of ["touchend", "touchmove", "touchcancel"]) node.addEventListener(name, () => clearTimeout(holding), { passive: true });
  const more = button("more", "", open);
  more.setAttribute("aria-label", "Ações da mensagem");
  more.append(icon(paths.more));
  node.append(more);
}

function bubble(message, turn, all, context) {
  if (message.type === "system") return element("div", "day", content(message).text);
  const { nodes, special } = contentNodes(message, context.hooks);
  const names = ["bubble", "of-" + message.type, message.inbound && "mine", turn && "turn", special && "special", message.status === "failed" && "failed"];
  const node = element("div", names.filter(Boolean).join(" "));
  node.dataset.wamid = message.wamid;
  if (message.isForwarded) node.append(element("span", "forwarded", "Encaminhada"));
  if (message.quotedId && !message.isRevoked) node.append(quote(message, all, context.businessName, context.show));
  const last = nodes.at(-1);
  if (last.className === "choices") node.append(...nodes.slice(0, -1), meta(message), last);
  else node.append(...nodes, meta(message));
  if (message.status === "failed") node.append(element("div", "reason", reason(message.errorCode)));
  const chip = reactions(message);
  if (chip) {
    node.append(chip);
    node.classList.add("reacted");
  }
  opensMenu(node, () => context.hooks.menu(message));
  return node;
}

const hidden = new Set(["reaction", "edit", "revoke"]);
const drawn = new Map();

/** What looks the same stays the same node: a video goes on, a focus stays. */
function kept(key, signature, create) {
  const before = drawn.get(key);
  if (before?.signature === signature) return before.node;
  const node = create();
  drawn.set(key, { signature, node });
  return node;
}

function reconcile(box, nodes) {
  const wanted = new Set(nodes);
  for (const node of [...box.childNodes]) if (!wanted.has(node)) node.remove();
  nodes.forEach((node, index) => { if (box.childNodes[index] !== node) box.insertBefore(node, box.childNodes[index] ?? null); });
}

function dots() {
  const node = element("div", "dots");
  node.append(element("i"), element("i"), element("i"));
  return node;
}

function empty(businessName) {
  const node = element("div", "empty");
  node.append(element("strong", "", "Nenhuma mensagem ainda"), document.createTextNode(`Escreva para ${businessName} como se este fosse o celular do cliente.`));
  return node;
}

/** `context`: { typing, fresh (ids that just arrived), businessName, hooks, show }. */
export function conversation(box, messages, context) {
  const shown = messages.filter((x) => !hidden.has(x.type));
  const nodes = shown.flatMap((message, index) => {
    const before = shown[index - 1];
    const turn = before && before.inbound !== message.inbound;
    const quoted = message.quotedId && messages.find((x) => x.wamid === message.quotedId);
    const node = kept(message.wamid, JSON.stringify([message, turn, quoted && snippet(quoted)]), () => bubble(message, turn, messages, context));
    node.classList.toggle("fresh", context.fresh.has(message.wamid));
    const isNewDay = !before || !sameDay(before.at, message.at);
    return isNewDay ? [kept("day " + message.wamid, dayName(message.at), () => element("div", "day", dayName(message.at))), node] : [node];
  });
  if (shown.length === 0) nodes.push(kept("empty", context.businessName, () => empty(context.businessName)));
  if (context.typing) nodes.push(kept("dots", "", dots));
  reconcile(box, nodes);
}

export function contactRow(chat, isCurrent, onPick, onBeside) {
  const pick = button("contact", "", onPick);
  pick.setAttribute("aria-current", String(isCurrent));
  pick.dataset.phone = chat.phone;
  const face = element("span");
  avatar(face, chat.name);
  face.setAttribute("aria-hidden", "true");
  const preview = chat.last ? (chat.last.inbound ? "" : "Empresa: ") + content(chat.last).text : chat.phoneText;
  pick.append(face, element("span", "name", chat.name), element("span", "when", chat.last ? listTime(chat.last.at) : ""), element("span", "preview", preview));
  if (chat.unread > 0) pick.append(element("span", "badge", String(chat.unread)));
  const beside = button("beside", "", onBeside);
  beside.title = "Abrir outro celular ao lado";
  beside.setAttribute("aria-label", `Abrir o celular de ${chat.name} ao lado`);
  beside.append(icon("M4 5h7v14H4zM17 8v8M13 12h8"));
  const row = element("li");
  row.append(pick, beside);
  return row;
}

export function option(value, text) {
  const node = element("option", "", text);
  node.value = value;
  return node;
}

export const suggestion = (text, onPick) => button("", text, onPick);

/** A further phone, in a frame of its own. */
export function besidePhone(chat, onClose) {
  const node = element("div", "beside-phone");
  node.dataset.phone = chat.phone;
  const frame = element("iframe");
  frame.title = "Celular de " + chat.name;
  frame.allow = "microphone";
  frame.src = "/_sim/ui?only=1#" + chat.phone;
  const close = button("icon-button beside-close", "", onClose);
  close.setAttribute("aria-label", `Fechar o celular de ${chat.name}`);
  close.append(icon(paths.close));
  node.append(frame, close);
  return node;
}
