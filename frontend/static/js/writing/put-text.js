// Puts a text into a field as if it was typed. `execCommand` is old, but the only way that Ctrl+Z takes back; where a
// browser has given it up the text counts, and what was typed before cannot be taken back any more.
export function putText(field, { start, end, put, from = start + put.length, to = from }) {
  field.focus();
  field.setSelectionRange(start, end);
  if (!document.execCommand(put ? "insertText" : "delete", false, put)) {
    field.setRangeText(put, start, end, "end");
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.setSelectionRange(from, to);
}
