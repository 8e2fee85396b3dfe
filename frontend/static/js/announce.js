// One polite live region: the server says what to read out in the HX-Trigger header of its answer.
const region = document.getElementById("live");

export function announce(sentence) {
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = sentence; });
}

document.addEventListener("announce", ({ detail }) => announce(detail.value));
document.addEventListener("htmx:sendError", () => announce(region.dataset.offline));
document.addEventListener("htmx:responseError", () => announce(region.dataset.failed));
