export type ChimeKind = "message" | "newTicket";

// Notes in Hz, one after the other: a small rise for a message, a bell with its octave for somebody new.
const notes: Record<ChimeKind, number[]> = { message: [659.26, 880], newTicket: [880, 1174.66, 1760] };
const STEP_S = 0.11;
const RING_S = 0.5;
const LOUDNESS = 0.14;
const LATE_MS = 1_500;

let context: AudioContext | undefined;

/** A short sound made on the spot. Silent until the page was clicked once: browsers do not let a page speak first. */
export async function chime(kind: ChimeKind) {
  try {
    context ??= new AudioContext();
    const asked = Date.now();
    if (context.state === "suspended") await context.resume();
    // A page that may not speak yet is let go on at the next click; what happened long before would ring there.
    if (Date.now() - asked > LATE_MS) return;
    const start = context.currentTime + 0.02;
    notes[kind].forEach((frequency, index) => ring(context as AudioContext, frequency, start + index * STEP_S));
  } catch {
    // No sound device, or not allowed yet; the badge and the list say it as well.
  }
}

function ring(audio: AudioContext, frequency: number, at: number) {
  const tone = audio.createOscillator();
  const gain = audio.createGain();
  tone.type = "sine";
  tone.frequency.value = frequency;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(LOUDNESS, at + 0.012);
  gain.gain.exponentialRampToValueAtTime(0.0001, at + RING_S);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + RING_S);
}
