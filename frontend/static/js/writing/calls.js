// What is asked for in front of the cursor, as it will be replaced, and where its answers are: people after "@", which a
// caller finds at `src`; after "[[" sources, which it finds at `cites`, where the text is Markdown.
const PERSON = /(?:^|[\s(])@([^\s@][^@\n]{0,39})$/;
const SOURCE = /\[\[([^[\]\n]{0,60})$/;

export function callOf(caller, field) {
  const before = field.value.slice(0, field.selectionStart);
  const source = caller.hasAttribute("cites") && caller.querySelector("tool-bar").checkVisibility() ? SOURCE.exec(before) : null;
  if (source) return { asked: source[0], src: at(caller, "cites", source[1]) };
  const person = caller.hasAttribute("src") && PERSON.exec(before);
  return person ? { asked: person[1], src: at(caller, "src", person[1]) } : null;
}

function at(caller, name, words) {
  return `${caller.getAttribute(name)}?q=${encodeURIComponent(words)}`;
}
