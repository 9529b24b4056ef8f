// Calls to the control API of the simulator. Every answer that is not good becomes an Error with a sentence for people.

async function call(path, body) {
  let answer;
  try {
    answer = await fetch("/_sim/" + path, body === undefined ? undefined : {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Error("O simulador não responde. Ele ainda está em execução?");
  }
  if (!answer.ok) throw new Error("O simulador recusou o pedido.");
  return answer.status === 204 ? null : answer.json();
}

const query = (values) => new URLSearchParams(Object.entries(values).filter(([, value]) => value)).toString();

export const loadPhone = (number) => call("phone?" + query({ number }));
export const loadChat = (number, contact) => call("chat?" + query({ number, contact }));
export const markRead = (number, contact) => call("chat/read", { number, contact });
export const inbound = (number, from, order) => call("inbound", { number, from, ...order });
export const tap = (wamid, optionId) => call("tap", { wamid, optionId });
export const markPlayed = (message) => call("chat/played", { wamid: message.wamid });
export const createContact = (name, phone) => call("contacts", { name, phone });

/** Puts a file on the phone and returns its id. */
export async function upload(blob, name) {
  const type = blob.type || "application/octet-stream";
  const answer = await fetch("/_sim/media?" + query({ type, name }), { method: "POST", body: blob }).catch(() => null);
  if (!answer?.ok) throw new Error("O arquivo não pôde ser enviado. O limite é de 100 MB.");
  return (await answer.json()).id;
}

/** Listens to the news; `onOpen` is called after every (re)connection, when everything shown may be stale. */
export function listen(onEvent, onOpen) {
  const source = new EventSource("/_sim/events");
  source.onopen = onOpen;
  source.onmessage = (event) => onEvent(JSON.parse(event.data));
}
