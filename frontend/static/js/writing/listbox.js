// A listbox under the field of a combobox: which option is chosen, and whether it is shown. The field keeps the focus.

export function show(field, list, shown) {
  list.hidden = !shown;
  field.setAttribute("aria-expanded", shown);
  if (!shown) field.removeAttribute("aria-activedescendant");
}

// The next option downwards or upwards, from the end on from the other end; from none the first or the last.
export function choose(field, list, chosen, down) {
  const options = [...list.children];
  const at = options.indexOf(chosen);
  const next = options.at(down ? (at + 1) % options.length : Math.max(at, 0) - 1);
  chosen?.setAttribute("aria-selected", "false");
  next.setAttribute("aria-selected", "true");
  next.scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", next.id);
  return next;
}
