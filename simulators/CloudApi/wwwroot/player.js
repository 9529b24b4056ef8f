// Plays sounds outside the page's tree, so that drawing the conversation anew does not stop them.
import { button, element, icon, paths } from "./dom.js";

const sounds = new Map();

const clockText = (seconds) => (Number.isFinite(seconds) ? `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}` : "0:00");

function soundOf(message) {
  let entry = sounds.get(message.wamid);
  if (!entry) {
    entry = { audio: new Audio("/_sim/media/" + message.content.id), show: () => {} };
    entry.audio.preload = "metadata";
    for (const name of ["loadedmetadata", "timeupdate", "play", "pause", "ended"]) entry.audio.addEventListener(name, () => entry.show());
    sounds.set(message.wamid, entry);
  }
  return entry;
}

/** The bars are a picture of the id: the same message always looks the same. */
function bars(wamid) {
  const wave = element("span", "wave");
  let seed = [...wamid].reduce((sum, letter) => (Math.imul(sum, 31) + letter.charCodeAt(0)) >>> 0, 7);
  for (let i = 0; i < 34; i += 1) {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    wave.append(element("i", "h" + (1 + (seed >>> 28) % 8)));
  }
  return wave;
}

export function player(message, onPlay) {
  const entry = soundOf(message);
  const node = element("div", "audio" + (message.content.voice ? " voice" : ""));
  const time = element("span", "audio-time", "0:00");
  const wave = bars(message.wamid);
  const toggle = button("audio-play", "", () => {
    if (!entry.audio.paused) return entry.audio.pause();
    for (const other of sounds.values()) other.audio.pause();
    onPlay();
    return void entry.audio.play().catch(() => {});
  });
  entry.show = () => {
    const { paused, currentTime, duration } = entry.audio;
    toggle.replaceChildren(icon(paused ? paths.play : paths.pause));
    toggle.setAttribute("aria-label", paused ? "Ouvir" : "Pausar");
    time.textContent = clockText(paused && currentTime === 0 ? duration : currentTime);
    const done = duration > 0 ? (currentTime / duration) * wave.children.length : 0;
    [...wave.children].forEach((bar, index) => bar.classList.toggle("done", index < done));
  };
  wave.addEventListener("click", (event) => {
    const place = wave.getBoundingClientRect();
    if (entry.audio.duration > 0) entry.audio.currentTime = ((event.clientX - place.left) / place.width) * entry.audio.duration;
  });
  entry.show();
  node.append(toggle, wave, time);
  return node;
}
