// Nodes and ties as SVG. Colours come from classes (css/components/map.css), never from here.
import { ICON, PAD } from "madang/map/layout";
import { outline, tie } from "madang/map/shapes";

const NAMESPACE = "http://www.w3.org/2000/svg";
const THIN = 1.5;
const STEP = 1.5; // of thickness, for each of the four steps of support
const KNOB = 12; // its radius: 24 across

export function svg(name, attributes = {}, ...children) {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) if (value !== undefined) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

export function draw(nodes) {
  const ties = nodes.filter((node) => node.parent).map((node) => svg("path", {
    class: `map__tie map__tie--${node.kind}`, d: tie(node.parent, node), fill: "none",
    "stroke-width": THIN + STEP * node.support, "stroke-dasharray": node.rebuts ? "7 6" : undefined,
  }));
  return [svg("g", {}, ...ties), svg("g", {}, ...nodes.map(drawn))];
}

function drawn(node) {
  const link = svg("a", {
    href: node.href, tabindex: -1, "data-id": node.id, draggable: "false",
    "aria-label": [node.word, node.claim, node.note].filter(Boolean).join(", "),
  }, svg("path", { class: "map__shape", d: outline(node), "stroke-dasharray": node.rebuts ? "5 4" : undefined }), ...texts(node));
  const group = svg("g", {
    class: `map__node map__node--${node.kind}${node.depth === 1 ? " map__node--kind" : ""}${node.off ? " map__node--off" : ""}`, transform: `translate(${node.x} ${node.y})`,
  }, link);
  if (node.children.length && node.depth) group.append(knob(node));
  return group;
}

function texts(node) {
  const [left, top] = [PAD.x - node.width / 2, PAD.y - node.height / 2];
  let at = top;
  const made = node.lines.map(({ text, part, height }, line) => {
    at += height;
    const indent = node.icon && !line ? ICON : 0;
    return svg("text", { class: `map__${part}`, x: left + indent, y: at - 4 }, text);
  });
  return node.icon ? [icon(node.icon, left, top), ...made] : made;
}

function icon(from, x, y) {
  const copy = from.cloneNode(true);
  for (const [key, value] of Object.entries({ x, y, width: 14, height: 14, class: "map__icon" })) copy.setAttribute(key, value);
  return copy;
}

function knob(node) {
  const x = (node.side * node.width) / 2 + node.side * (KNOB + 4);
  const sign = node.folded ? `+${node.children.length}` : "−";
  return svg("g", { class: "map__knob", "data-fold": node.id, transform: `translate(${x} 0)`, "aria-hidden": "true" },
    svg("circle", { r: KNOB }), svg("text", { "text-anchor": "middle", y: 4 }, sign));
}
