// Asks before one leaves while something on the page is unsent. Heard only then: browsers keep no page that always asks.
const unsent = new Set();

export function warn(about, on) {
  if (on) unsent.add(about);
  else unsent.delete(about);
  if (unsent.size) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

function ask(event) {
  event.preventDefault();
}
