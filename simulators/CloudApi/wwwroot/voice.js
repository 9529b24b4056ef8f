// Voice messages as WhatsApp makes them: Opus in Ogg, one channel. The browser encodes, the pages of the file are written here.

const rate = 48_000;
const frame = 960;
const table = Uint32Array.from({ length: 256 }, (_, index) => {
  let value = index << 24;
  for (let bit = 0; bit < 8; bit += 1) value = value & 0x80000000 ? (value << 1) ^ 0x04c11db7 : value << 1;
  return value >>> 0;
});

function page(packets, granule, serial, number, flags) {
  const lacing = packets.flatMap((packet) => [...Array(Math.floor(packet.length / 255)).fill(255), packet.length % 255]);
  const bytes = new Uint8Array(27 + lacing.length + packets.reduce((sum, packet) => sum + packet.length, 0));
  const view = new DataView(bytes.buffer);
  bytes.set([0x4f, 0x67, 0x67, 0x53, 0, flags]);
  view.setBigUint64(6, BigInt(granule), true);
  view.setUint32(14, serial, true);
  view.setUint32(18, number, true);
  bytes[26] = lacing.length;
  bytes.set(lacing, 27);
  let at = 27 + lacing.length;
  for (const packet of packets) {
    bytes.set(packet, at);
    at += packet.length;
  }
  let sum = 0;
  for (const byte of bytes) sum = ((sum << 8) ^ table[((sum >>> 24) ^ byte) & 255]) >>> 0;
  view.setUint32(22, sum, true);
  return bytes;
}

const ascii = (text) => [...text].map((letter) => letter.charCodeAt(0));

function ogg(packets) {
  const serial = Math.floor(Math.random() * 0x7fffffff);
  const head = Uint8Array.from([...ascii("OpusHead"), 1, 1, 0x38, 1, 0x80, 0xbb, 0, 0, 0, 0, 0]);
  const tags = Uint8Array.from([...ascii("OpusTags"), 8, 0, 0, 0, ...ascii("Taktchat"), 0, 0, 0, 0]);
  const pages = [page([head], 0, serial, 0, 2), page([tags], 0, serial, 1, 0)];
  for (let first = 0; first < packets.length; first += 25) {
    const some = packets.slice(first, first + 25);
    const isLast = first + 25 >= packets.length;
    pages.push(page(some, (first + some.length) * frame, serial, pages.length, isLast ? 4 : 0));
  }
  return new Blob(pages, { type: "audio/ogg; codecs=opus" });
}

async function encode(samples) {
  if (!("AudioEncoder" in window)) throw new Error("Este navegador não grava no formato do WhatsApp. Use o Chrome, o Edge ou o Firefox.");
  const packets = [];
  let failure = null;
  const encoder = new AudioEncoder({
    output: (chunk) => { const packet = new Uint8Array(chunk.byteLength); chunk.copyTo(packet); packets.push(packet); },
    error: (error) => { failure = error; },
  });
  encoder.configure({ codec: "opus", sampleRate: rate, numberOfChannels: 1, bitrate: 24_000 });
  for (let at = 0; at < samples.length; at += frame) {
    const data = new Float32Array(frame);
    data.set(samples.subarray(at, at + frame));
    const part = new AudioData({ format: "f32-planar", sampleRate: rate, numberOfFrames: frame, numberOfChannels: 1, timestamp: Math.round((at / rate) * 1e6), data });
    encoder.encode(part);
    part.close();
  }
  await encoder.flush();
  encoder.close();
  if (failure) throw new Error("O áudio não pôde ser convertido.");
  return ogg(packets);
}

/** A made-up voice: some hummed syllables. */
export async function sample() {
  const samples = new Float32Array(rate * 4);
  const notes = [196, 220, 247, 220, 262, 247, 196, 175, 196, 220];
  notes.forEach((pitch, index) => {
    const length = rate * 0.34;
    for (let i = 0; i < length; i += 1) {
      const time = i / rate;
      const bend = pitch * (1 + 0.02 * Math.sin(time * 32));
      const tone = [1, 0.6, 0.35, 0.2, 0.1].reduce((sum, weight, harmonic) => sum + weight * Math.sin(2 * Math.PI * bend * (harmonic + 1) * time), 0);
      samples[Math.floor(index * rate * 0.39) + i] = 0.16 * tone * Math.sin((Math.PI * i) / length) ** 0.7;
    }
  });
  return encode(samples);
}

/** Records until `stop` is called, which gives the finished voice message; `cancel` throws it away. */
export async function record() {
  const stream = await navigator.mediaDevices?.getUserMedia({ audio: { channelCount: 1 } }).catch(() => null);
  if (!stream) throw new Error("Sem acesso ao microfone. Use o áudio pronto no botão +.");
  const recorder = new MediaRecorder(stream);
  const chunks = [];
  recorder.ondataavailable = (event) => chunks.push(event.data);
  const ended = new Promise((done) => { recorder.onstop = done; });
  recorder.start();
  const end = async () => {
    recorder.stop();
    await ended;
    stream.getTracks().forEach((track) => track.stop());
  };
  return {
    cancel: end,
    stop: async () => {
      await end();
      const context = new AudioContext({ sampleRate: rate });
      const sound = await context.decodeAudioData(await new Blob(chunks).arrayBuffer());
      await context.close();
      return encode(sound.getChannelData(0));
    },
  };
}
