// A listbox under a field, which keeps the focus: which option is chosen, and for a combobox whether it is shown.

export function show(field, list, shown) {
  list.hidden = !shown;
  field.setAttribute("aria-expanded", shown);
  if (!shown) field.removeAttribute("aria-activedescendant");
}

// The next option downwards or upwards, from the end on from the other end; from none the first or the last.
export function step(field, list, chosen, down) {
  const options = [...list.children];
  const at = options.indexOf(chosen);
  return choose(field, list, options.at(down ? (at + 1) % options.length : Math.max(at, 0) - 1));
}

export function choose(field, list, option) {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  option.setAttribute("aria-selected", "true");
  field.setAttribute("aria-activedescendant", option.id);
  for (const one of [list, option]) one.scrollIntoView({ block: "nearest" });
  return option;
}
