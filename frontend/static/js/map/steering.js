// Which node an arrow key leads to, along the ties: outwards to a response, inwards to what it is about, up and down
// to the next one at the same distance.
const SIDES = { ArrowLeft: -1, ArrowRight: 1 };
const ROWS = { ArrowUp: -1, ArrowDown: 1 };

export function beside(node, key, shown) {
  if (key in ROWS) return inColumn(node, ROWS[key], shown);
  if (!(key in SIDES)) return null;
  if (node.side && node.side !== SIDES[key]) return node.parent;
  return node.children.find((child) => child.side === SIDES[key] && shown.includes(child)) ?? null;
}

function inColumn(node, step, shown) {
  const column = shown.filter((one) => one.side === node.side && one.depth === node.depth).sort((a, b) => a.y - b.y);
  return column[column.indexOf(node) + step] ?? null;
}
