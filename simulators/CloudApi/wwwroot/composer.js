// Where the customer writes: text, an answer to a message, a changed text, a voice message, files.
import { content } from "./format.js";
import { record } from "./voice.js";

const $ = (id) => document.getElementById(id);
const about = ["reaction", "edit", "revoke"];

/** `phone`: { post(order), guarded(action), businessName() }. */
export function createComposer(phone) {
  let mode = null;
  let message = null;
  let recording = null;
  let actions = null;

  function draw() {
    const isEmpty = !$("text").value.trim();
    $("mic").hidden = !recording && !isEmpty;
    $("send").hidden = Boolean(recording) || isEmpty;
    $("recording").hidden = !recording;
    $("text").hidden = Boolean(recording);
    $("attach").hidden = Boolean(recording);
    $("mic").setAttribute("aria-label", recording ? "Enviar áudio" : "Gravar áudio");
    $("mic").classList.toggle("on", Boolean(recording));
  }

  function grow() {
    const box = $("text");
    box.style.height = "auto";
    box.style.height = Math.min(box.scrollHeight + 2, 128) + "px";
    box.style.overflowY = box.scrollHeight > 128 ? "auto" : "hidden";
    draw();
  }

  function setText(text) {
    $("text").value = text;
    grow();
  }

  function takeText() {
    const text = $("text").value.trim();
    setText("");
    return text;
  }

  /** The next text answers ("quote") or changes ("edit") a message; null ends that. */
  function start(next, target) {
    const text = next === "edit" ? target.text ?? "" : mode === "edit" ? "" : $("text").value;
    [mode, message] = [next, target];
    $("about").hidden = !mode;
    setText(text);
    if (!mode) return;
    $("about-title").textContent = mode === "edit" ? "Editar mensagem" : target.inbound ? "Responder a você" : `Responder a ${phone.businessName()}`;
    $("about-text").textContent = content(target).text;
    $("text").focus();
  }

  /** What makes the next message an answer, once. */
  function takeQuote(type) {
    if (mode !== "quote" || about.includes(type)) return {};
    const { wamid } = message;
    start(null, null);
    return { quote: wamid };
  }

  async function send() {
    const [before, target] = [mode, message];
    const text = takeText();
    if (!text) return;
    if (before === "edit") start(null, null);
    const order = before === "edit" ? { type: "edit", target: target.wamid, text } : { type: "text", text };
    await phone.post(order).catch((error) => { setText(text); throw error; });
  }

  async function toggleRecording() {
    if (recording) {
      const { stop } = recording;
      recording = null;
      draw();
      await actions.sendVoice(await stop());
    } else recording = await record();
    draw();
  }

  async function cancelRecording() {
    const before = recording;
    recording = null;
    draw();
    await before?.cancel();
  }

  function connect(to) {
    actions = to;
    for (const id of ["pick-media", "pick-file"]) {
      $(id).addEventListener("change", phone.guarded(async () => {
        const files = [...$(id).files];
        $(id).value = "";
        for (const file of files) await actions.sendFile(file, takeText());
      }));
    }
    $("attach").addEventListener("click", actions.attach);
    $("mic").addEventListener("click", phone.guarded(toggleRecording));
    $("cancel-recording").addEventListener("click", phone.guarded(cancelRecording));
    $("cancel-about").addEventListener("click", () => start(null, null));
    $("composer").addEventListener("submit", phone.guarded(async (event) => { event.preventDefault(); await send(); }));
    $("text").addEventListener("input", grow);
    $("text").addEventListener("keydown", (event) => {
      if (event.key === "Escape" && mode) start(null, null);
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      $("composer").requestSubmit();
    });
    draw();
  }

  return { connect, start, takeQuote, takeText };
}
