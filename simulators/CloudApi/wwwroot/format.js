// Texts of times, phones and names.

const clock = new Intl.DateTimeFormat("pt-BR", { hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("pt-BR", { day: "2-digit", month: "2-digit" });
const longDay = new Intl.DateTimeFormat("pt-BR", { day: "numeric", month: "long" });

export const time = (at) => clock.format(new Date(at));
export const sameDay = (a, b) => new Date(a).toDateString() === new Date(b).toDateString();

export function dayName(at) {
  const now = Date.now();
  if (sameDay(at, now)) return "Hoje";
  return sameDay(at, now - 864e5) ? "Ontem" : longDay.format(new Date(at));
}

export const listTime = (at) => (sameDay(at, Date.now()) ? time(at) : day.format(new Date(at)));

export function phone(digits) {
  const brazil = /^55(\d{2})(\d{4,5})(\d{4})$/.exec(digits);
  return brazil ? `+55 ${brazil[1]} ${brazil[2]}-${brazil[3]}` : "+" + digits;
}

export function initials(name) {
  const words = name.trim().split(/\s+/).filter((word) => /^\p{L}/u.test(word));
  if (words.length === 0) return "#";
  return [words[0], words.length > 1 ? words[words.length - 1] : ""].map((word) => [...word][0] ?? "").join("").toUpperCase();
}

export const colour = (text) => "c" + ([...text].reduce((sum, letter) => Math.imul(sum, 31) + letter.codePointAt(0), 7) >>> 8) % 6;

const names = {
  audio: "Áudio", image: "Foto", video: "Vídeo", document: "Documento", sticker: "Figurinha", location: "Localização", contacts: "Contato",
  interactive: "Opções", edit: "Edição", revoke: "Mensagem apagada", template: "Modelo", order: "Pedido", button: "Resposta rápida",
};

export function fileSize(bytes) {
  if (!(bytes > 0)) return "vazio";
  return bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} kB` : `${(bytes / 1e6).toLocaleString("pt-BR", { maximumFractionDigits: 1 })} MB`;
}

/** What a message says, and whether that is only a description of it. */
export function content(message) {
  if (message.isRevoked) return { text: "Mensagem apagada", special: true };
  if (message.type === "text") return { text: message.text ?? "", special: false };
  if (message.type === "reaction") return { text: message.text ? "Reagiu com " + message.text : "Removeu a reação", special: true };
  if (message.type === "system") return { text: "Você mudou de número", special: true };
  if (message.type === "unsupported") return { text: "Enquete ou outra mensagem que a empresa não recebe", special: true };
  if (message.type === "audio" && message.content?.voice) return { text: "Mensagem de voz", special: true };
  const name = names[message.type];
  const words = message.text ?? (message.type === "document" ? message.content?.filename : null);
  return { text: words && name ? `${name}: ${words}` : name ?? "Mensagem não suportada", special: true };
}

const reasons = {
  131026: "Não entregue: este número não tem WhatsApp.",
  131047: "Não entregue: passaram-se mais de 24 horas da última mensagem do cliente.",
  131049: "Não entregue: limite de mensagens de marketing.",
  131050: "Não entregue: o cliente não quer mensagens de marketing.",
  131053: "Não entregue: a mídia não pôde ser processada.",
  132015: "Não entregue: o modelo está pausado.",
  130472: "Não entregue: o cliente participa de um experimento.",
};

export const reason = (code) => reasons[code] ?? "Não entregue (código " + code + ").";

const first = ["Beatriz", "Rafael", "Camila", "Lucas", "Larissa", "Thiago", "Fernanda", "Gustavo", "Patrícia", "Diego", "Renata", "Vinícius"];
const last = ["Almeida", "Barbosa", "Carvalho", "Ferreira", "Gonçalves", "Martins", "Oliveira", "Ribeiro", "Santana", "Teixeira"];
const areas = ["11", "19", "21", "27", "31", "41", "48", "51", "61", "71", "81", "85"];
const pick = (list) => list[Math.floor(Math.random() * list.length)];

/** A believable new customer; never one of the special numbers. */
export function inventContact() {
  const number = () => String(Math.floor(1000 + Math.random() * 8999));
  return { name: `${pick(first)} ${pick(last)}`, phone: `+55 ${pick(areas)} 9${number()}-${number().slice(0, 3)}${pick(["1", "2", "3", "4"])}` };
}
