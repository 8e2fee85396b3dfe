// The map on its stage: what is folded, which node is the present one, and drawing it anew when either changes.
import { draw, svg } from "madang/map/drawing";
import { layOut } from "madang/map/layout";
import { foldAll, foldToFit, readGraph, unfolded } from "madang/map/reading";
import { View } from "madang/map/viewing";

const AT_FIRST = 320; // nodes; of more the responses are folded, else the kinds

export class DrawnMap {
  constructor(list, stage) {
    this.nodes = readGraph(list);
    this.group = svg("g");
    const said = { role: "application", "aria-label": stage.dataset.label, "aria-describedby": "map-help" };
    this.svg = svg("svg", { class: "map__svg", ...said }, this.group);
    this.svg.addEventListener("click", ({ target }) => this.fold(this.nodes.get(target.closest("[data-fold]")?.dataset.fold)));
    this.svg.addEventListener("focusin", ({ target }) => this.focused(this.nodes.get(target.dataset.id)));
    stage.append(this.svg);
    this.view = new View(stage, this.group);
    this.family = getComputedStyle(list).fontFamily;
    [this.present] = this.nodes.values();
  }

  async begin() {
    foldToFit(this.nodes, AT_FIRST);
    await this.redraw();
    this.view.fit(this.shown, { readable: true });
  }

  // Lays out and draws; the node `still` stays where it was seen, and the focus with the present one.
  async redraw(still = this.present) {
    const shown = unfolded(this.nodes);
    const before = this.seen(still);
    await layOut(shown, this.family);
    this.shown = shown;
    while (!shown.includes(this.present)) this.present = this.present.parent;
    const focused = this.svg.contains(document.activeElement);
    this.group.replaceChildren(...draw(shown));
    this.makePresent(this.present);
    if (focused) this.link(this.present).focus({ preventScroll: true });
    const after = this.seen(still);
    if (before && after) this.view.pan(before.x - after.x, before.y - after.y);
  }

  async fold(node) {
    if (!node?.depth || !node.children.length) return;
    node.folded = !node.folded;
    await this.redraw(node);
  }

  async foldAll(fold) {
    foldAll(this.nodes, fold);
    await this.redraw();
    this.view.fit(this.shown);
  }

  // Unfolds what holds the node back, brings it into sight and gives it the focus.
  async go(node) {
    for (let above = node.parent; above; above = above.parent) above.folded = false;
    if (!this.shown.includes(node)) await this.redraw();
    this.makePresent(node);
    this.link(node).focus({ preventScroll: true });
    this.view.reveal(node);
  }

  // A press beside all nodes gives the focus to the drawing: keys then go on from the present node.
  focused(node) {
    if (node) this.makePresent(node);
    else this.link(this.present).focus({ preventScroll: true });
  }

  // The one that Tab comes to.
  makePresent(node) {
    this.link(this.present)?.setAttribute("tabindex", -1);
    this.present = node;
    this.link(node).setAttribute("tabindex", 0);
  }

  link(node) {
    return this.group.querySelector(`a[data-id="${node.id}"]`);
  }

  seen({ x, y }) {
    return x === undefined ? null : { x: x * this.view.scale + this.view.x, y: y * this.view.scale + this.view.y };
  }
}
