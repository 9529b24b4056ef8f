// Builds what is seen. Foreign text only ever goes through textContent.
import { colour, content, dayName, initials, listTime, reason, sameDay, time } from "./format.js";

const svgSpace = "http://www.w3.org/2000/svg";

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

export function avatar(node, name) {
  node.textContent = initials(name);
  node.className = "avatar " + colour(name);
}

const ticks = {
  accepted: ["M8.5 5.5a3.3 3.3 0 1 1 0 .01M8.5 3.7v2l1.200.8", "Aguardando"],
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
  node.append(element("span", "", time(message.at)));
  const svg = document.createElementNS(svgSpace, "svg");
  svg.setAttribute("viewBox", "0 0 16 11");
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", label);
  const line = document.createElementNS(svgSpace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  node.append(svg);
  return node;
}

export function bubble(message, turn) {
  const { text, special } = content(message);
  const node = element("div", ["bubble", message.inbound && "mine", turn && "turn", special && "special", message.status === "failed" && "failed"].filter(Boolean).join(" "));
  node.dataset.wamid = message.wamid;
  node.append(element("span", "text", text), meta(message));
  if (message.status === "failed") node.append(element("div", "reason", reason(message.errorCode)));
  return node;
}

/** Draws a conversation anew; `fresh` holds the ids that just arrived. */
export function conversation(box, messages, typing, fresh, businessName) {
  const nodes = [];
  messages.forEach((message, index) => {
    const before = messages[index - 1];
    if (!before || !sameDay(before.at, message.at)) nodes.push(element("div", "day", dayName(message.at)));
    const node = bubble(message, before && before.inbound !== message.inbound);
    if (fresh.has(message.wamid)) node.classList.add("fresh");
    nodes.push(node);
  });
  if (messages.length === 0) {
    const empty = element("div", "empty");
    empty.append(element("strong", "", "Nenhuma mensagem ainda"), document.createTextNode(`Escreva para ${businessName} como se este fosse o celular do cliente.`));
    nodes.push(empty);
  }
  if (typing) {
    const dots = element("div", "dots");
    dots.append(element("i"), element("i"), element("i"));
    nodes.push(dots);
  }
  box.replaceChildren(...nodes);
}

export function contactRow(chat, isCurrent, onPick) {
  const button = element("button");
  button.type = "button";
  button.setAttribute("aria-current", String(isCurrent));
  button.dataset.phone = chat.phone;
  const face = element("span");
  avatar(face, chat.name);
  face.setAttribute("aria-hidden", "true");
  const preview = chat.last ? (chat.last.inbound ? "" : "Empresa: ") + content(chat.last).text : chat.phoneText;
  button.append(face, element("span", "name", chat.name), element("span", "when", chat.last ? listTime(chat.last.at) : ""), element("span", "preview", preview));
  if (chat.unread > 0) button.append(element("span", "badge", String(chat.unread)));
  button.addEventListener("click", onPick);
  const row = element("li");
  row.append(button);
  return row;
}

export function option(value, text) {
  const node = element("option", "", text);
  node.value = value;
  return node;
}

export function suggestion(text, onPick) {
  const node = element("button", "", text);
  node.type = "button";
  node.addEventListener("click", onPick);
  return node;
}
