// Puts the line of an attached file where the cursor is by now: a picture on lines of its own, a link between words.
// Whoever writes in another field meanwhile is left there.
import { putText } from "madang/put-text";

export function place(text, field) {
  const { selectionStart: start, selectionEnd: end, value } = field;
  const put = spaced(text, value.slice(0, start), value.slice(end));
  const elsewhere = document.activeElement?.matches("input, textarea, select") && document.activeElement !== field;
  if (!elsewhere && !field.hidden) return putText(field, { start, end, put });
  field.setRangeText(put, start, end, "end");
  field.dispatchEvent(new Event("input", { bubbles: true }));
}

export function spaced(text, before, after) {
  const picture = text.startsWith("!");
  const lead = !before || /\n\n$/.test(before) ? "" : picture ? (before.endsWith("\n") ? "\n" : "\n\n") : /\s$/.test(before) ? "" : " ";
  const tail = picture ? (after.startsWith("\n\n") ? "" : after.startsWith("\n") ? "\n" : "\n\n") : /^\s/.test(after) ? "" : " ";
  return lead + text + tail;
}
