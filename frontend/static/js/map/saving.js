// The drawing as a file that stands by itself: colours and fonts as attributes, on white.
import { svg } from "madang/map/drawing";
import { bounds } from "madang/map/viewing";

const OF_TEXTS = ["fill", "font-size", "font-weight"];
const OF_SHAPES = ["fill", "stroke", "stroke-width", "opacity"];
const BARE = ["g", "a", "svg"];
const COLOURS = ["fill", "stroke"];
const SCREEN = ["class", "tabindex", "data-id", "draggable"];
const LARGEST = 8000; // pixels along one side of a picture
const MARGIN = 24;
const SOON = 10_000; // milliseconds, by when the browser has taken the file
const pen = Object.assign(document.createElement("canvas"), { width: 1, height: 1 }).getContext("2d", { willReadFrequently: true });

export async function download({ group, shown, family }, name) {
  const stage = group.closest("[data-map]");
  stage.classList.add("map__stage--saving");
  const text = asText(group, shown, family);
  stage.classList.remove("map__stage--saving");
  const blob = name.endsWith(".png") ? await asPicture(text) : new Blob([text.text], { type: "image/svg+xml" });
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), SOON);
}

function asText(group, nodes, family) {
  const box = bounds(nodes);
  const [x, y] = [box.x - MARGIN, box.y - MARGIN];
  const [width, height] = [Math.ceil(box.width + 2 * MARGIN), Math.ceil(box.height + 2 * MARGIN)];
  const drawing = group.cloneNode(true);
  drawing.removeAttribute("transform");
  resolve(group, drawing);
  const paper = svg("rect", { x, y, width, height, fill: "#ffffff" });
  const whole = svg("svg", { width, height, viewBox: `${x} ${y} ${width} ${height}`, "font-family": family }, paper, drawing);
  return { text: new XMLSerializer().serializeToString(whole), width, height };
}

async function asPicture({ text, width, height }) {
  const picture = new Image();
  picture.src = `data:image/svg+xml,${encodeURIComponent(text)}`;
  await picture.decode();
  const scale = Math.min(2, LARGEST / Math.max(width, height));
  const canvas = Object.assign(document.createElement("canvas"), { width: width * scale, height: height * scale });
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => { canvas.toBlob(resolve, "image/png"); });
}

// Takes from each drawn element how it looks, and from links where they lead to.
function resolve(drawn, copy) {
  const from = [drawn, ...drawn.querySelectorAll("*")];
  const seen = new Map();
  for (const [at, to] of [copy, ...copy.querySelectorAll("*")].entries()) {
    if (to.hasAttribute("href")) to.setAttribute("href", new URL(to.getAttribute("href"), location.href));
    if (BARE.includes(to.localName)) continue;
    const style = getComputedStyle(from[at]);
    for (const name of to.localName === "text" ? OF_TEXTS : OF_SHAPES) to.setAttribute(name, COLOURS.includes(name) ? asHex(style[name], seen) : style[name]);
  }
  for (const knob of copy.querySelectorAll(".map__knob")) knob.remove();
  for (const to of copy.querySelectorAll("*")) for (const name of SCREEN) to.removeAttribute(name);
}

// Other programs know no oklch.
function asHex(colour, seen) {
  if (colour === "none" || seen.has(colour)) return seen.get(colour) ?? colour;
  pen.clearRect(0, 0, 1, 1);
  pen.fillStyle = colour;
  pen.fillRect(0, 0, 1, 1);
  const [red, green, blue, alpha] = pen.getImageData(0, 0, 1, 1).data;
  const hex = alpha ? `#${[red, green, blue].map((one) => one.toString(16).padStart(2, "0")).join("")}` : "none";
  seen.set(colour, hex);
  return hex;
}
