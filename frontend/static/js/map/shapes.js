// Outlines and ties. A kind has a shape of its own beside its colour.
const CUT = 11;

export function outline({ kind, width: w, height: h }) {
  const [x, y] = [-w / 2, -h / 2];
  if (kind === "disadvantage") return cut(x, y, w, h);
  if (kind === "challenge") return hexagon(x, y, w, h);
  return rounded(x, y, w, h, { proposal: 16, advantage: 14 }[kind] ?? 3);
}

// From the parent's edge to the node's, leaving and arriving level.
export function tie(parent, node) {
  const from = parent.x + (node.side * parent.width) / 2;
  const to = node.x - (node.side * node.width) / 2;
  const middle = (from + to) / 2;
  return `M${from} ${parent.y}C${middle} ${parent.y} ${middle} ${node.y} ${to} ${node.y}`;
}

function cut(x, y, w, h) {
  return `M${x + CUT} ${y}h${w - 2 * CUT}l${CUT} ${CUT}v${h - 2 * CUT}l${-CUT} ${CUT}h${2 * CUT - w}l${-CUT} ${-CUT}v${2 * CUT - h}z`;
}

function hexagon(x, y, w, h) {
  return `M${x} ${y}h${w}l${CUT} ${h / 2}l${-CUT} ${h / 2}h${-w}l${-CUT} ${-h / 2}z`;
}

function rounded(x, y, w, h, r) {
  return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
}
