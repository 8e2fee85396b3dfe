// <argument-map> draws the nested list that it holds as a map; the list stays one button away, and is what
// screen readers are given. Buttons and keys do the same things.
import { DrawnMap } from "madang/map/drawn_map";
import { followPointers } from "madang/map/pointing";
import { download } from "madang/map/saving";
import { beside } from "madang/map/steering";

const NARROW = "(width < 40rem)"; // there the list is shown first
const KEYS = { "+": "in", "=": "in", "-": "out", 0: "fit", " ": "fold" };

class ArgumentMap extends HTMLElement {
  connectedCallback() {
    [this.list, this.stage, this.tools] = ["list", "stage", "tools"].map((name) => this.querySelector(`[data-map=${name}]`));
    this.tools.addEventListener("click", ({ target }) => this.do(target.closest("[data-do]")?.dataset.do));
    addEventListener("hashchange", () => this.follow());
    this.show(matchMedia(NARROW).matches ? "list" : "map").then(() => this.follow());
  }

  // Where nothing can be drawn the list stays as it came.
  async show(what) {
    this.dataset.shows = what;
    if (what === "map" && !this.map) await this.begin().catch((fault) => { this.removeAttribute("data-shows"); throw fault; });
    for (const link of this.list.querySelectorAll("a")) link.tabIndex = what === "map" ? -1 : 0;
    for (const button of this.tools.querySelectorAll("[aria-pressed]")) button.setAttribute("aria-pressed", button.dataset.do === what);
  }

  async begin() {
    this.map = new DrawnMap(this.list, this.stage);
    followPointers(this.stage, this.map.view);
    this.map.svg.addEventListener("keydown", (event) => this.press(event));
    await this.map.begin();
    this.dataset.drawn = "";
  }

  // #n7 is argument 7, in the list by itself.
  follow() {
    const node = this.map?.nodes.get(location.hash.slice(1));
    if (node && this.dataset.shows === "map") this.map.go(node);
  }

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = beside(this.map.present, event.key, this.map.shown);
    if (next) this.map.go(next);
    else this.do(KEYS[event.key]);
    if (event.key in KEYS || event.key.startsWith("Arrow")) event.preventDefault();
  }

  do(what) {
    const { map, dataset: { name } } = this;
    ({
      map: () => this.show("map"), list: () => this.show("list"),
      in: () => map.view.step(1), out: () => map.view.step(-1), fit: () => map.view.fit(map.shown),
      fold: () => map.fold(map.present), foldall: () => map.foldAll(true), unfoldall: () => map.foldAll(false),
      svg: () => download(map, `${name}.svg`), png: () => download(map, `${name}.png`),
    })[what]?.();
  }
}

customElements.define("argument-map", ArgumentMap);
