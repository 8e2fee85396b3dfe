// The graph as the nested list on the page tells it: a node for each entry, in the order of the list.
const LEFT = "advantage"; // stands before the proposal, all the rest behind it

export function readGraph(list) {
  const nodes = new Map();
  for (const entry of list.querySelectorAll("[data-node]")) {
    const above = entry.parentElement.parentElement.closest("li")?.querySelector("[data-node]");
    const node = { ...said(entry), parent: nodes.get(above?.id) ?? null, children: [], folded: false };
    node.side = node.parent ? node.parent.side || (node.kind === LEFT ? -1 : 1) : 0;
    node.depth = node.parent ? node.parent.depth + 1 : 0;
    node.parent?.children.push(node);
    nodes.set(node.id, node);
  }
  return nodes;
}

// Those that no folded branch holds back, each after its parent.
export function unfolded(nodes) {
  const shown = new Set();
  for (const node of nodes.values()) {
    if (!node.parent || (shown.has(node.parent) && !node.parent.folded)) shown.add(node);
  }
  return [...shown];
}

export function foldAll(nodes, fold) {
  for (const node of nodes.values()) node.folded = fold && node.depth > 0 && node.children.length > 0;
}

// However much there is, at first no more than `most` are drawn: arguments alone, else kinds alone.
export function foldToFit(nodes, most) {
  for (const depth of [2, 1]) {
    if (unfolded(nodes).length <= most) return;
    for (const node of nodes.values()) if (node.depth === depth) node.folded = node.children.length > 0;
  }
}

function said(entry) {
  const part = (name) => entry.querySelector(`[data-${name}]`);
  const text = (name) => part(name)?.textContent.trim().replace(/\s+/g, " ") ?? "";
  return {
    id: entry.id, kind: entry.dataset.kind, rebuts: entry.dataset.relation === "rebuts",
    support: Number(entry.dataset.support ?? 0), off: "off" in entry.dataset,
    word: text("word"), claim: text("claim"), note: text("note"),
    href: part("claim").getAttribute("href"), icon: entry.querySelector("svg"),
  };
}
