// A worker, so that a page with a thousand arguments does not stand still: where each node goes.
// A worker knows no import map, therefore it is told where dagre is.
const GAPS = { nodesep: 14, ranksep: 64 };
const NEAR = 240; // from the proposal to a kind, up or down: however many arguments, both are seen together

onmessage = async ({ data: { job, dagre: address, nodes } }) => {
  const { default: dagre } = await import(address);
  const root = nodes[0];
  const placed = { [root.id]: [0, 0] };
  for (const side of [-1, 1]) {
    const graph = branch(dagre, root, nodes.filter((node) => node.side === side));
    dagre.layout(graph, { disableOptimalOrderHeuristic: true }); // a tree in its own order crosses nothing
    const from = graph.node(root.id);
    for (const id of graph.nodes()) {
      const at = graph.node(id);
      const y = at.y - from.y;
      if (id !== root.id) placed[id] = [at.x - from.x, graph.hasEdge(root.id, id) ? Math.sign(y) * Math.min(Math.abs(y), NEAR) : y];
    }
  }
  postMessage({ job, placed });
};

function branch(dagre, root, nodes) {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: nodes[0]?.side < 0 ? "RL" : "LR", ...GAPS });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, width, height } of [root, ...nodes]) graph.setNode(id, { width, height });
  for (const { id, parent } of nodes) graph.setEdge(parent, id);
  return graph;
}
