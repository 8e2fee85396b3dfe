// How large nodes are, and where dagre puts them.
import { wrap } from "madang/map/wrapping";

const WIDTH = 232;
const OF_A_KIND = 168;
export const PAD = { x: 14, y: 10 };
export const ICON = 18; // with the room beside it
const LINE = { claim: 18, small: 15 };
const worker = new Worker(import.meta.resolve("madang/map/laying"));
const dagre = import.meta.resolve("dagre");
let jobs = 0;

// Sets size and lines of each of `nodes` and resolves when each has its place (x, y: the middle).
export async function layOut(nodes, family) {
  for (const node of nodes) if (!node.lines) measure(node, family);
  const sizes = nodes.map(({ id, side, width, height, parent }) => ({ id, side, width, height, parent: parent?.id }));
  const placed = await ask(sizes);
  for (const node of nodes) [node.x, node.y] = placed[node.id];
}

function ask(nodes) {
  const job = ++jobs;
  return new Promise((resolve, reject) => {
    const answered = ({ data }) => {
      if (data.job !== job) return;
      worker.removeEventListener("message", answered);
      resolve(data.placed);
    };
    worker.addEventListener("message", answered);
    worker.addEventListener("error", reject, { once: true });
    worker.postMessage({ job, dagre, nodes });
  });
}

function measure(node, family) {
  node.width = node.depth === 1 ? OF_A_KIND : WIDTH;
  const room = node.width - 2 * PAD.x - (node.depth === 1 ? ICON : 0);
  const claim = wrap(node.claim, `${node.depth === 1 ? 680 : 520} 13px ${family}`, room, node.depth ? 5 : 8);
  const note = node.note ? wrap(inParts(node.note), `400 11px ${family}`, room, 3) : [];
  const word = node.word ? [node.word] : [];
  node.lines = [...rows(word, "word", LINE.small), ...rows(claim, "claim", LINE.claim), ...rows(note, "note", LINE.small)];
  node.height = 2 * PAD.y + node.lines.reduce((sum, line) => sum + line.height, 0);
}

// Broken after a dot alone: "9 agree ·" stays together.
const inParts = (note) => note.replaceAll(" ", "\u00a0").replaceAll("·\u00a0", "· ");
const rows = (lines, part, height) => lines.map((text) => ({ text, part, height }));
