// Behaviour on top of pages that work without it. Each element is fetched only where a page uses it.
import "madang/announce";

const ELEMENTS = ["draft-keeper", "kind-switch", "menu-closer", "vote-keys"];

for (const name of ELEMENTS) {
  if (document.querySelector(name)) import(`madang/${name}`);
}

document.addEventListener("htmx:afterSwap", ({ target }) => {
  for (const name of ELEMENTS) {
    if (!customElements.get(name) && target.querySelector?.(name)) import(`madang/${name}`);
  }
});
