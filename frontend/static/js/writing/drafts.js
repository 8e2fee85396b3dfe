// Drafts, kept in this browser until the server has them: each under its person and its key, for thirty days at most.
// The server says what it has by data-saved="key" in a message. All in one file: the board asks for few.
const PREFIX = "draft:";
const OURS = `${PREFIX}${document.body.dataset.reader}:`;
const MOST = 30 * 24 * 60 * 60 * 1000; // milliseconds
const TEXTS = "textarea, input:not([type=hidden], [type=file], [type=password], [type=checkbox], [type=radio])";
const SEEN = "input[type=hidden]:is([name=version], [name=seen])";
const unsent = new Set();

export function keptDraft(key) {
  return read(OURS + key);
}

export function keepDraft(key, form) {
  try {
    localStorage.setItem(OURS + key, JSON.stringify({ at: Date.now(), ...form }));
  } catch {
    // The browser is full: whoever leaves is asked all the same.
  }
}

export function forgetDraft(key) {
  localStorage.removeItem(OURS + key);
}

function read(slot) {
  try {
    const kept = JSON.parse(localStorage.getItem(slot));
    return kept?.at > Date.now() - MOST ? kept : null;
  } catch {
    return null;
  }
}

// --- What somebody typed and chose in a form, and which version of the noun was shown to them.

export function isChanged(form) {
  return textsOf(form).some(({ value, defaultValue }) => value !== defaultValue);
}

export function stateOf(form) {
  return { texts: named(textsOf(form)), seen: named(form.querySelectorAll(SEEN)), chosen: [...form.querySelectorAll(":checked")].map(nameOf) };
}

// Whether there is something to put where nothing else was typed meanwhile.
export function differs(form, { texts }) {
  return textsOf(form).some((field) => isFree(field, texts));
}

// With the version that was shown then: if the noun was changed since, the server says so instead of losing that.
export function put(form, { texts, seen, chosen }) {
  for (const field of textsOf(form)) if (isFree(field, texts)) field.value = texts[field.name];
  for (const field of form.querySelectorAll(SEEN)) field.value = seen[field.name] ?? field.value;
  for (const choice of form.querySelectorAll("[type=radio], [type=checkbox]")) choice.checked = chosen.includes(nameOf(choice));
  for (const option of form.querySelectorAll("option")) option.selected = chosen.includes(nameOf(option));
  form.dispatchEvent(new Event("change", { bubbles: true }));
}

function isFree(field, texts) {
  return field.value === field.defaultValue && field.name in texts && texts[field.name] !== field.value;
}

function textsOf(form) {
  return [...form.querySelectorAll(TEXTS)].filter(({ name }) => name);
}

function named(fields) {
  return Object.fromEntries([...fields].map(({ name, value }) => [name, value]));
}

function nameOf(choice) {
  return `${choice.name ?? choice.closest("select").name} ${choice.value}`;
}

// --- Asking before one leaves with unsent words; only then, as browsers keep no page that always asks.

export function warn(about, on) {
  if (on) unsent.add(about);
  else unsent.delete(about);
  if (unsent.size) addEventListener("beforeunload", ask);
  else removeEventListener("beforeunload", ask);
}

function ask(event) {
  event.preventDefault();
}

for (const { dataset } of document.querySelectorAll("[data-saved]")) forgetDraft(dataset.saved);
for (const slot of Object.keys(localStorage)) if (slot.startsWith(PREFIX) && !read(slot)) localStorage.removeItem(slot);
