// A vote shows when it is pressed and is put right by the answer. What is pressed while one is under way waits for that
// answer, and the last press counts. Where no answer comes the buttons go back, and the card says so.
const PATIENCE = 15_000; // milliseconds
const underWay = new Map(); // by the address that a card votes at: what was pressed before, what is wanted by now

export function showAtOnce(host) {
  const hear = (name, act) => host.addEventListener(name, (event) => {
    const form = event.detail.requestConfig?.elt ?? event.target;
    if (form.matches(".vote")) act(form, event);
  });
  host.addEventListener("click", wait, true);
  hear("htmx:configRequest", (form, { detail }) => { detail.timeout = PATIENCE; });
  hear("htmx:beforeRequest", begin);
  hear("htmx:afterRequest", end);
  hear("htmx:afterSettle", (form, { detail }) => goOn(host, form, detail.xhr.status));
  hear("htmx:sendError", say);
  hear("htmx:timeout", say);
  hear("htmx:responseError", say);
}

function wait(event) {
  const button = event.target.closest("[data-vote]");
  const vote = button && underWay.get(button.form.action);
  if (!vote || event.defaultPrevented) return;
  event.preventDefault();
  vote.wanted = after(button);
  show(button.form, vote.wanted);
}

function begin(form, { detail }) {
  const button = detail.requestConfig.triggeringEvent.submitter;
  underWay.set(form.action, { before: shown(form) });
  form.querySelector(".vote__lost")?.remove();
  show(form, after(button));
}

// The form that an answer leaves in place was not voted with.
function end(form) {
  if (!form.isConnected) return;
  show(form, underWay.get(form.action).before);
  underWay.delete(form.action);
}

// Not before the new card is settled: until then its buttons look as those did that they replace. What is refused is
// swapped in like what is done, so to htmx both are successful.
function goOn(host, form, status) {
  const { wanted } = underWay.get(form.action) ?? {};
  const fresh = [...host.querySelectorAll(".vote")].find(({ action }) => action === form.action);
  underWay.delete(form.action);
  if (status >= 400 || !fresh || wanted === undefined || wanted === shown(fresh)) return;
  host.pressed = ""; // it is no slip that follows so soon
  fresh.querySelector(`[data-vote="${wanted || shown(fresh)}"]`).click();
}

function say(form, event) {
  event.stopPropagation(); // the page's own sentence is about texts
  const { unvoted } = document.getElementById("live").dataset;
  form.append(Object.assign(document.createElement("p"), { className: "vote__note vote__lost", textContent: unvoted }));
  document.dispatchEvent(new CustomEvent("announce", { detail: { value: unvoted } }));
}

// A vote is taken back by pressing it again.
function after(button) {
  return button.getAttribute("aria-pressed") === "true" ? "" : button.dataset.vote;
}

function shown(form) {
  return form.querySelector("[data-vote][aria-pressed=true]")?.dataset.vote ?? "";
}

function show(form, vote) {
  for (const button of form.querySelectorAll("[data-vote]")) button.setAttribute("aria-pressed", String(button.dataset.vote === vote));
}
