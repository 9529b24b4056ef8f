// Things a customer can send without having them: drawn pictures, a paper, places, cards, stickers.

const canvas = (width, height, draw) => {
  const board = document.createElement("canvas");
  [board.width, board.height] = [width, height];
  draw(board.getContext("2d"), width, height);
  return board;
};

const toBlob = (board, type, quality) => new Promise((done) => { board.toBlob(done, type, quality); });

function ground(pen, width, height, from, to) {
  const shade = pen.createLinearGradient(0, 0, width, height);
  shade.addColorStop(0, from);
  shade.addColorStop(1, to);
  pen.fillStyle = shade;
  pen.fillRect(0, 0, width, height);
}

function shape(pen, colour, ...parts) {
  pen.fillStyle = colour;
  for (const [kind, ...values] of parts) {
    pen.beginPath();
    if (kind === "oval") pen.ellipse(...values, 0, 0, Math.PI * 2);
    else pen.roundRect(...values);
    pen.fill();
  }
}

const cake = (pen, width, height) => {
  ground(pen, width, height, "#fde7d4", "#e8b796");
  shape(pen, "#fff", ["oval", 480, 560, 330, 54]);
  shape(pen, "#8a4b2b", ["box", 240, 330, 480, 220, 28]);
  shape(pen, "#6b3419", ["box", 240, 430, 480, 26, 0]);
  shape(pen, "#fff6ec", ["box", 228, 290, 504, 80, 36], ["oval", 300, 372, 26, 40], ["oval", 420, 376, 26, 56], ["oval", 540, 370, 26, 44], ["oval", 660, 376, 26, 60]);
  shape(pen, "#b3402e", ["oval", 330, 280, 24, 24], ["oval", 430, 268, 24, 24], ["oval", 530, 268, 24, 24], ["oval", 630, 280, 24, 24]);
};

const bread = (pen, width, height) => {
  ground(pen, width, height, "#dbe7e4", "#9db8b0");
  shape(pen, "#6d4a2f", ["box", 60, 520, 840, 60, 12], ["box", 60, 300, 840, 40, 12]);
  for (let i = 0; i < 4; i += 1) shape(pen, i % 2 ? "#c98f4e" : "#d8a466", ["oval", 180 + i * 200, 470, 92, 54], ["oval", 200 + i * 180, 262, 78, 42]);
  for (let i = 0; i < 4; i += 1) shape(pen, "#f3d8a8", ["box", 140 + i * 200, 448, 26, 8, 4], ["box", 180 + i * 200, 442, 26, 8, 4]);
};

const receipt = (pen, width, height) => {
  ground(pen, width, height, "#3c4a63", "#232c3f");
  shape(pen, "#fff", ["box", 260, 40, 440, 640, 24]);
  shape(pen, "#0f766e", ["oval", 480, 140, 52, 52]);
  pen.strokeStyle = "#fff";
  pen.lineWidth = 12;
  pen.beginPath();
  pen.moveTo(454, 142);
  pen.lineTo(474, 162);
  pen.lineTo(508, 120);
  pen.stroke();
  pen.fillStyle = "#101828";
  pen.textAlign = "center";
  pen.font = "600 34px sans-serif";
  pen.fillText("Pix realizado", 480, 252);
  pen.font = "700 52px sans-serif";
  pen.fillText("R$ 86,00", 480, 330);
  pen.textAlign = "left";
  pen.font = "26px sans-serif";
  pen.fillStyle = "#475467";
  ["Para: Padaria Estrela", "Pedido 1042", "24 nov. 2026, 10:32"].forEach((line, row) => pen.fillText(line, 310, 430 + row * 52));
};

export const pictures = [["Bolo de nozes", cake], ["Vitrine de pães", bread], ["Comprovante de Pix", receipt]]
  .map(([name, draw]) => ({ name, preview: () => canvas(960, 720, draw), blob: () => toBlob(canvas(960, 720, draw), "image/jpeg", 0.86) }));

const face = (colour, eyes, mouth) => (pen) => {
  pen.lineWidth = 22;
  pen.lineCap = "round";
  shape(pen, "#fff", ["oval", 256, 256, 236, 236]);
  shape(pen, colour, ["oval", 256, 256, 216, 216]);
  pen.strokeStyle = "#3b2a12";
  eyes(pen);
  pen.beginPath();
  pen.arc(256, ...mouth);
  pen.stroke();
};
const open = (pen) => shape(pen, "#3b2a12", ["oval", 184, 210, 26, 36], ["oval", 328, 210, 26, 36]);
const happy = (pen) => [184, 328].forEach((x) => { pen.beginPath(); pen.arc(x, 224, 34, Math.PI, 0); pen.stroke(); });

export const stickers = [
  ["Sorriso", face("#ffd35c", open, [270, 96, 0.2, Math.PI - 0.2])],
  ["Alegria", face("#7fd8be", happy, [262, 110, 0.1, Math.PI - 0.1])],
  ["Tristeza", face("#9cc0ff", open, [400, 84, Math.PI + 0.4, -0.4])],
].map(([name, draw]) => ({ name, preview: () => canvas(512, 512, draw), blob: () => toBlob(canvas(512, 512, draw), "image/webp", 0.8) }));

/** A page of paper with some lines on it. */
export function paper() {
  const lines = ["Encomenda de aniversario", "", "2 bolos de nozes (3 kg)      R$ 240,00", "100 salgados sortidos          R$ 130,00", "Entrega no sabado, 14h", "", "Total                                        R$ 370,00"];
  const text = "BT /F1 16 Tf 64 760 Td 26 TL " + lines.map((line) => `(${line.replace(/[()\\]/g, "\\$&")}) Tj T*`).join(" ") + " ET";
  const parts = [
    "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${text.length} >>\nstream\n${text}\nendstream`, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let file = "%PDF-1.4\n";
  const places = parts.map((part, index) => {
    const at = file.length;
    file += `${index + 1} 0 obj\n${part}\nendobj\n`;
    return at;
  });
  const table = file.length;
  file += `xref\n0 6\n0000000000 65535 f \n${places.map((at) => String(at).padStart(10, "0") + " 00000 n \n").join("")}`;
  return new Blob([file + `trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`], { type: "application/pdf" });
}

export const places = [
  { name: "Praça da Sé", address: "Praça da Sé, São Paulo, SP", latitude: -23.55052, longitude: -46.633308 },
  { name: "Parque Ibirapuera", address: "Av. Pedro Álvares Cabral, São Paulo, SP", latitude: -23.587416, longitude: -46.657634 },
  { name: "Onde estou agora", latitude: -23.561414, longitude: -46.655881 },
];

const card = (first, last, digits, shown) => ({
  name: { formatted_name: `${first} ${last}`, first_name: first, last_name: last },
  phones: [{ phone: shown, wa_id: digits, type: "CELL" }],
});

export const cards = [card("Helena", "Prado", "5511965550142", "+55 11 96555-0142"), card("Otávio", "Reis", "5521976660183", "+55 21 97666-0183")];
