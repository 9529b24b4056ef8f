// Small helpers to build what is seen. Foreign text only ever goes through textContent.

const svgSpace = "http://www.w3.org/2000/svg";

export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined && text !== null) node.textContent = text;
  return node;
}

export function button(className, text, onClick) {
  const node = element("button", className, text);
  node.type = "button";
  node.addEventListener("click", onClick);
  return node;
}

export function icon(path, label, box = "0 0 24 24") {
  const svg = document.createElementNS(svgSpace, "svg");
  svg.setAttribute("viewBox", box);
  if (label) {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", label);
  } else svg.setAttribute("aria-hidden", "true");
  const line = document.createElementNS(svgSpace, "path");
  line.setAttribute("d", path);
  svg.append(line);
  return svg;
}

export const paths = {
  play: "M8 5.5v13l11-6.5z", pause: "M8 5.5v13M16 5.5v13", file: "M14 3H7v18h11V7zM14 3v4h4", pin: "M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 12a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z",
  list: "M5 7h.01M9 7h11M5 12h.01M9 12h11M5 17h.01M9 17h11", link: "M10 14 20 4M14 4h6v6M18 14v6H4V6h6", reply: "M10 8 5 12l5 4M5 12h9a5 5 0 0 1 5 5v1",
  pen: "M4 20h4L19 9l-4-4L4 16z", bin: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13", more: "M7 10l5 5 5-5", phone: "M6 4h4l1.5 4.5-2.2 1.8a12 12 0 0 0 5.4 5.4l1.8-2.2L21 15v4a1.5 1.5 0 0 1-1.6 1.5A16 16 0 0 1 4.5 5.6 1.5 1.5 0 0 1 6 4z",
  copy: "M9 9h11v11H9zM15 9V4H4v11h5", person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM5 20a7 7 0 0 1 14 0", picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4", mic: "M12 15a3 3 0 0 0 3-3V6a3 3 0 0 0-6 0v6a3 3 0 0 0 3 3zM6 12a6 6 0 0 0 12 0M12 18v3",
  smile: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM8.5 14.5a4 4 0 0 0 7 0M9 9.5h.01M15 9.5h.01", close: "M6 6l12 12M18 6 6 18",
};

const marks = /(```[^`]+```|\*[^*\n]+\*|_[^_\n]+_|~[^~\n]+~|https?:\/\/[^\s]+)/g;
const tags = { "*": "strong", _: "em", "~": "s" };

/** Text with WhatsApp's marks and with links. */
export function rich(text) {
  const node = element("span", "text");
  for (const part of (text ?? "").split(marks)) {
    if (/^https?:/.test(part)) node.append(anchor(part, part));
    else if (part.startsWith("```") && part.length > 6) node.append(element("code", "", part.slice(3, -3)));
    else if (tags[part[0]] && part.length > 2 && part.endsWith(part[0])) node.append(element(tags[part[0]], "", part.slice(1, -1)));
    else node.append(document.createTextNode(part));
  }
  return node;
}

/** A link to the outside, if it is one. */
export function anchor(url, text, className) {
  const node = element("a", className, text);
  if (/^https?:\/\//.test(url ?? "")) {
    node.href = url;
    node.target = "_blank";
    node.rel = "noopener noreferrer";
  }
  return node;
}
