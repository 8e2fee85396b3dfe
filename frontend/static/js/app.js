// Behaviour on top of pages that work without it. Each element is fetched only where a page uses it.
const ELEMENTS = ["claim-counter", "draft-keeper", "file-attacher", "found-keys", "key-switch", "kind-switch", "live-news", "markdown-editor", "menu-closer", "page-tour", "passkey-fault", "people-caller", "print-button", "source-picker", "text-preview", "through-keys", "tool-bar", "upload-progress", "vote-keys"];

// What the server has is forgotten by the module that keeps it, also on a page where nothing is written.
if (document.querySelector("[data-saved]")) import("madang/drafts");

// Once this page has all it needs, the browser is given the page for when the server cannot be reached.
const CALM = 2_000; // milliseconds
const worker = () => navigator.serviceWorker?.register(`/service-worker.js?language=${document.documentElement.lang}`, { updateViaCache: "all" });
addEventListener("load", () => setTimeout(() => worker()?.catch(() => {}), CALM)); // a browser may refuse: then it says so itself

function define(within) {
  for (const name of ELEMENTS) {
    if (!customElements.get(name) && within.querySelector?.(name)) import(`madang/${name}`);
  }
}

// One polite live region: the server says what to read out in the HX-Trigger header of its answer.
const region = document.getElementById("live");

function announce(sentence) {
  region.textContent = "";
  requestAnimationFrame(() => { region.textContent = sentence; });
}

// Who stood in what a swap takes away stands in what comes instead, where that has not the very element that one left.
let stood = null;

function standIn() {
  const place = stood?.isConnected ? stood : document.getElementById(stood?.id);
  if (!place || document.activeElement !== document.body) return;
  place.tabIndex = -1;
  place.focus({ preventScroll: true });
}

document.addEventListener("htmx:beforeSwap", ({ detail: { target } }) => { stood = target.contains(document.activeElement) ? target : null; });
document.addEventListener("htmx:afterSettle", standIn);

define(document);
document.addEventListener("htmx:afterSwap", ({ target }) => define(target));
document.addEventListener("announce", ({ detail }) => announce(detail.value));
document.addEventListener("htmx:sendError", (event) => refuse(event, region.dataset.offline));
document.addEventListener("htmx:responseError", (event) => refuse(event, region.dataset.failed));

// Where the server says why, its notice stands in the same place. A vote says it in its own card.
const refusal = document.getElementById("refusal");

function refuse({ target }, sentence) {
  if (target.closest?.(".vote")) return announce(sentence);
  const notice = document.createElement("div");
  const said = document.createElement("span");
  notice.className = "notice notice--fault";
  notice.setAttribute("role", "alert");
  said.textContent = sentence;
  notice.append(document.getElementById("fault-sign").content.cloneNode(true), said);
  refusal.replaceChildren(notice);
  notice.scrollIntoView({ block: "nearest" });
}

document.addEventListener("htmx:beforeRequest", ({ detail }) => { if (detail.requestConfig.verb !== "get") refusal.replaceChildren(); });
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  const ofProxy = detail.xhr.status >= 400 && !detail.xhr.getResponseHeader("X-Request-ID"); // which knows nothing of our parts
  if (ofProxy) Object.assign(detail, { shouldSwap: false, isError: true });
});

// A form that is on its way is not sent twice, and its button says so: until the next page is there, or, where the answer
// is a file, for a while. Forms that htmx sends are not sent by the browser, too.
const A_WHILE = 10_000; // milliseconds

function rest() {
  for (const one of document.querySelectorAll("form[data-sent], form[data-sent] [aria-busy]")) {
    delete one.dataset.sent;
    one.removeAttribute("aria-busy");
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.getAttribute("method") !== "post") return;
  if (form.dataset.sent) return event.preventDefault();
  form.dataset.sent = "yes";
  submitter?.setAttribute("aria-busy", "true");
  setTimeout(rest, A_WHILE);
});
addEventListener("pageshow", rest);

// Two keys of every page, while nobody is writing: ? shows all of them, / leads to the search; where its field has no
// room, to the page of it. Who speaks to the computer turns single keys off (elements/key-switch.js).
const KEYS = {
  "?": () => import("madang/help/keys").then(({ show }) => show()),
  "/": () => {
    const field = [...document.querySelectorAll("#bar-q, .search #q")].find((one) => one.checkVisibility());
    (field ?? document.querySelector(".bar__find"))?.focus();
    field?.select();
  },
};

try { document.body.dataset.singleKeys = localStorage.getItem("madang:single-keys") ?? "on"; } catch { /* nothing is kept here */ }

// Ctrl or ⌘ with Enter sends the text one is in, as Enter does from a single line.
document.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.isComposing || !event.target.matches?.("textarea")) return;
  event.preventDefault();
  event.target.form?.requestSubmit(event.target.form.querySelector("button:not([type=button])"));
});

document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  const held = event.ctrlKey || event.metaKey || event.altKey;
  if (!Object.hasOwn(KEYS, event.key) || held || typing || document.body.dataset.singleKeys === "off") return;
  event.preventDefault();
  KEYS[event.key]();
});
