// The demo phone: whose hand it is in, what it shows, and what happens while it is looked at.
import { createActions } from "./actions.js";
import * as api from "./api.js";
import { createComposer } from "./composer.js";
import { inventContact, phone, time } from "./format.js";
import * as view from "./view.js";

const $ = (id) => document.getElementById(id);
const typingFor = 25_000;
const state = { number: localStorage.getItem("number"), numbers: [], chats: new Map(), contact: null, messages: [], typing: null, fresh: new Set() };
const isFrame = new URLSearchParams(location.search).has("only");

const business = () => state.numbers.find((x) => x.id === state.number);
const current = () => state.chats.get(state.contact);
const watching = () => document.visibilityState === "visible" && (isFrame || innerWidth > 760 || $("stage").classList.contains("chatting"));

function toast(text) {
  $("toast").textContent = text;
  $("toast").hidden = false;
  clearTimeout(toast.timer);
  toast.timer = setTimeout(() => { $("toast").hidden = true; }, 5000);
}

const guarded = (action) => (...values) => Promise.resolve(action(...values)).catch((error) => toast(error.message));

let drawing = false;
function draw() {
  if (drawing) return;
  drawing = true;
  requestAnimationFrame(() => {
    drawing = false;
    drawContacts();
    drawConversation();
  });
}

function drawContacts() {
  const focused = document.activeElement?.dataset?.phone;
  const chats = [...state.chats.values()].sort((a, b) => (b.last?.at ?? "").localeCompare(a.last?.at ?? "") || a.name.localeCompare(b.name, "pt-BR"));
  $("contacts").replaceChildren(...chats.map((chat) => view.contactRow(chat, chat.phone === state.contact, guarded(() => open(chat.phone, true)), () => openBeside(chat))));
  if (focused) $("contacts").querySelector(`[data-phone="${CSS.escape(focused)}"]`)?.focus();
}

function drawConversation() {
  const box = $("messages");
  const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 60;
  const line = business();
  view.avatar($("business-avatar"), line?.verifiedName ?? "");
  $("business-avatar").classList.add("brand");
  $("business-name").textContent = line?.verifiedName ?? "";
  $("presence").textContent = state.typing ? "digitando…" : line?.displayPhoneNumber ?? "";
  $("owner").textContent = current() ? `Celular de ${current().name} · ${current().phoneText}` : "";
  $("presence").className = state.typing ? "typing" : "";
  view.conversation(box, state.messages, { typing: state.typing, fresh: state.fresh, businessName: line?.verifiedName ?? "a empresa", hooks: actions.hooks, show });
  const news = [...state.fresh].length;
  state.fresh.clear();
  $("suggestions").replaceChildren(...(state.messages.length === 0 ? suggestions() : []));
  if (atEnd) box.scrollTop = box.scrollHeight;
  else if (news > 0) showNewer(news);
}

function show(message) {
  const node = $("messages").querySelector(`[data-wamid="${CSS.escape(message.wamid)}"]`);
  node?.scrollIntoView({ block: "center", behavior: "smooth" });
  node?.animate([{ filter: "brightness(.85)" }, { filter: "none" }], 900);
}

function openBeside(chat) {
  const before = $("beside").querySelector(`[data-phone="${CSS.escape(chat.phone)}"]`);
  if (before) return before.scrollIntoView({ behavior: "smooth", inline: "center" });
  const node = view.besidePhone(chat, () => node.remove());
  $("beside").append(node);
}

function showNewer(count) {
  const before = $("newer").hidden ? 0 : Number($("newer").dataset.count);
  $("newer").dataset.count = String(before + count);
  $("newer").textContent = before + count === 1 ? "↓ 1 nova" : `↓ ${before + count} novas`;
  $("newer").hidden = false;
}

const suggestions = () => ["Oi! Vocês fazem bolo de nozes?", "Qual o horário de domingo?", "Quanto custa a entrega?"]
  .map((text) => view.suggestion(text, guarded(() => post({ type: "text", text }))));

async function refresh() {
  const phoneState = await api.loadPhone(state.number).catch((error) => (state.number ? api.loadPhone(null) : Promise.reject(error)));
  state.number = phoneState.number;
  state.numbers = phoneState.numbers;
  state.chats = new Map(phoneState.chats.map((chat) => [chat.phone, { ...chat, phoneText: phone(chat.phone) }]));
  $("number").replaceChildren(...state.numbers.map((x) => view.option(x.id, `${x.verifiedName} · ${x.displayPhoneNumber}`)));
  $("number").value = state.number;
  $("not-subscribed").hidden = phoneState.subscribed;
  $("app-link").hidden = !phoneState.appUrl;
  if (phoneState.appUrl) $("app-link").href = phoneState.appUrl;
  const wanted = state.contact ?? location.hash.slice(1);
  const ordinary = [...state.chats.keys()].find((x) => !/(0009|7777)$/.test(x));
  const known = [wanted, localStorage.getItem("contact"), ordinary].find((x) => state.chats.has(x));
  if (known) await open(known, false);
  draw();
}

async function open(contact, byHand) {
  const other = state.contact !== contact;
  state.contact = contact;
  if (!isFrame) localStorage.setItem("contact", contact);
  history.replaceState(null, "", "#" + contact);
  if (byHand) $("stage").classList.add("chatting");
  const chat = await api.loadChat(state.number, contact);
  if (state.contact !== contact) return;
  state.messages = chat.messages;
  if (other) {
    composer.start(null, null);
    state.typing = null;
    $("newer").hidden = true;
    $("messages").scrollTop = $("messages").scrollHeight;
    if (byHand && innerWidth > 760) $("text").focus();
  }
  draw();
  if (other) requestAnimationFrame(() => { $("messages").scrollTop = $("messages").scrollHeight; });
  await look();
}

/** What the customer has in front of the eyes is read. */
async function look() {
  if (!state.contact || !watching()) return;
  const chat = current();
  if (chat) chat.unread = 0;
  await api.markRead(state.number, state.contact);
}

async function post(order) {
  if (!state.contact) return;
  await api.inbound(state.number, state.contact, { ...composer.takeQuote(order.type), ...order });
  $("messages").scrollTop = $("messages").scrollHeight;
}

function onEvent(event) {
  if (event.type === "changed") return void guarded(refresh)();
  if (event.type === "typing") return onTyping(event);
  const { message } = event;
  if (message.number !== state.number) return;
  const chat = state.chats.get(message.contact);
  if (!chat) return void guarded(refresh)();
  onMessage(chat, message, event.type === "message");
  draw();
}

function onMessage(chat, message, isNew) {
  const isOpen = chat.phone === state.contact;
  if (isNew || chat.last?.wamid === message.wamid) chat.last = message;
  if (!message.inbound && message.status === "delivered" && !(isOpen && watching())) chat.unread += 1;
  if (!isOpen) return;
  const index = state.messages.findIndex((x) => x.wamid === message.wamid);
  if (index >= 0) state.messages[index] = message;
  else {
    state.messages.push(message);
    state.fresh.add(message.wamid);
  }
  if (isNew && !message.inbound && message.type !== "reaction") state.typing = null;
  if (!message.inbound && message.status === "delivered") guarded(look)();
}

function onTyping(event) {
  if (event.number !== state.number || event.contact !== state.contact) return;
  clearTimeout(state.typing);
  state.typing = setTimeout(() => { state.typing = null; draw(); }, typingFor);
  draw();
}

function showDialog() {
  const invented = inventContact();
  $("contact-name").value = invented.name;
  $("contact-phone").value = invented.phone;
  $("contact-error").textContent = "";
  $("dialog").showModal();
  $("contact-name").select();
}

async function createContact(event) {
  event.preventDefault();
  const name = $("contact-name").value.trim();
  const digits = $("contact-phone").value.replace(/\D/g, "");
  const wrong = !name ? "Escreva um nome." : digits.length < 10 || digits.length > 15 ? "Escreva o telefone com país e DDD, por exemplo +55 11 98765-4321." : "";
  $("contact-error").textContent = wrong;
  if (wrong) return;
  const contact = await api.createContact(name, digits);
  $("dialog").close();
  await refresh();
  await open(contact.phone, true);
}

const composer = createComposer({ post, guarded, businessName: () => business()?.verifiedName ?? "a empresa" });
const actions = createActions({ send: post, guarded, start: composer.start, takeText: composer.takeText, say: toast });
composer.connect(actions);

$("messages").addEventListener("scroll", () => {
  const box = $("messages");
  if (box.scrollHeight - box.scrollTop - box.clientHeight < 60) $("newer").hidden = true;
});
$("newer").addEventListener("click", () => { $("messages").scrollTop = $("messages").scrollHeight; });
$("number").addEventListener("change", guarded(async () => {
  state.number = $("number").value;
  localStorage.setItem("number", state.number);
  await refresh();
}));
$("back").addEventListener("click", () => $("stage").classList.remove("chatting"));
$("new-contact").addEventListener("click", showDialog);
$("cancel").addEventListener("click", () => $("dialog").close());
$("contact-form").addEventListener("submit", guarded(createContact));
document.addEventListener("visibilitychange", guarded(look));

document.documentElement.classList.toggle("only", isFrame);
const tellTime = () => { $("device-time").textContent = time(Date.now()); };
tellTime();
setInterval(tellTime, 5000);
api.listen(onEvent, guarded(refresh));
