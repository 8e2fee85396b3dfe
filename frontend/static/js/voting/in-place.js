// What an argument's page has for replying and for sources, under its card on the board. One at a time, because it has
// the ids of that page; what was typed in another is kept as the draft of that page. Without this the links lead there.
const SWAP = "innerHTML ignoreTitle:true";

export async function bring(link) {
  const [card, part] = [link.closest(".card"), new URL(link.href).hash];
  const stood = document.querySelector(".card__place");
  stood?.remove();
  if (card === stood?.card && part === stood.showing) return;
  const place = Object.assign(document.createElement("div"), { className: "card__place", card, showing: part });
  card.append(place);
  // Nothing of the form before is carried over by its ids: styles that scripts gave would be refused.
  place.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target === place && place.replaceChildren());
  place.addEventListener("htmx:afterSwap", ({ target }) => target === place && arrange(place));
  card.addEventListener("htmx:beforeSwap", ({ detail }) => detail.target === card && comeBack(place, detail));
  await htmx.ajax("GET", link.pathname, { source: place, target: place, select: part, swap: SWAP });
  if (!place.firstElementChild) location.assign(link.href);
}

// The form answers here as well: what is refused comes in its place, what is done is the card anew.
function arrange(place) {
  const form = place.querySelector("form");
  if (!form) return focusOn(place.querySelector("a"));
  form.closest("details")?.setAttribute("open", "");
  const sent = { "hx-post": form.action, "hx-target": "closest .card__place", "hx-select": place.showing, "hx-swap": SWAP };
  for (const [name, value] of Object.entries(sent)) form.setAttribute(name, value);
  for (const [name, value] of [["in", "board"], ["next", location.pathname + location.search]]) {
    form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  form.addEventListener("keydown", (event) => event.key === "Escape" && !event.defaultPrevented && leave(place));
  htmx.process(form);
  focusOn(form.querySelector("[autofocus]") ?? form.querySelector("textarea, input[type=text]"));
}

function leave(place) {
  place.remove();
  focusOn(linkOf(place.card, place.showing));
}

// The card that takes the place of this one has the same link.
function comeBack(place, { requestConfig }) {
  if (!place.contains(requestConfig.elt)) return;
  const step = () => focusOn(linkOf(document.getElementById(place.card.id), place.showing));
  document.addEventListener("htmx:afterSettle", step, { once: true });
}

function linkOf(card, part) {
  return card?.querySelector(`[data-place][href$="${part}"]`) ?? card?.querySelector("h3 a");
}

function focusOn(element) {
  element?.focus();
}
