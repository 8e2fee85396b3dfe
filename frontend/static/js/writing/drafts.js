// Drafts, kept in this browser until the server has them: each under its person and its key, for thirty days at most.
// The server says what it has by data-saved="key" in a message.
const PREFIX = "draft:";
const OURS = `${PREFIX}${document.body.dataset.reader}:`;
const MOST = 30 * 24 * 60 * 60 * 1000; // milliseconds

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

for (const { dataset } of document.querySelectorAll("[data-saved]")) forgetDraft(dataset.saved);
for (const slot of Object.keys(localStorage)) if (slot.startsWith(PREFIX) && !read(slot)) localStorage.removeItem(slot);
