// The words within a paragraph: runs of text that look alike, and how Markdown says so. Signs that Markdown would take
// for its own are escaped.
const LOOKS = { B: "bold", STRONG: "bold", I: "italic", EM: "italic", S: "struck", DEL: "struck", STRIKE: "struck", CODE: "code", KBD: "code", TT: "code", SAMP: "code" };
const STYLES = [["bold", /font-weight:\s*(?:bold|[6-9]00)/i, /font-weight:\s*(?:normal|[1-5]00)/i], ["italic", /font-style:\s*(?:italic|oblique)/i, /font-style:\s*normal/i]];
const ADDRESS = /^(?:https?:\/\/|mailto:)[^\s/]/i;
const MARKS = [["italic", "*"], ["bold", "**"], ["struck", "~~"]];

// A look that is null in `base` is not told: a heading is bold by itself.
export function written(nodes, base = {}) {
  const runs = [...nodes].flatMap((node) => runsOf(node, base)).reduce(together, []);
  const text = runs.map(marked).join("").replace(/[^\S\n]*\n[^\S\n]*/g, "\n").replace(/\n{2,}/g, "\n");
  return text.trim().replace(/^(?:>|(?:#{1,6}|[-+]|=+|-{2,})(?=\s|$))/gm, "\\$&").replace(/^(\d{1,9})([.)])(?=\s)/gm, "$1\\$2");
}

function runsOf(node, look) {
  if (node.nodeType === 3) return [{ ...look, text: node.data.replace(/[^\S\u00a0]+/g, " ").replaceAll("\u00a0", " ") }];
  if (node.nodeType !== 1) return [];
  if (node.localName === "br") return [{ ...look, text: "\n" }];
  if (node.localName === "img") return [{ ...look, text: node.alt }];
  return [...node.childNodes].flatMap((child) => runsOf(child, lookOf(node, look)));
}

function lookOf(node, look) {
  const own = { ...look };
  const set = (name, on) => { if (own[name] !== null) own[name] = on; };
  if (LOOKS[node.tagName]) set(LOOKS[node.tagName], true);
  for (const [name, yes, no] of STYLES) {
    const style = node.dataset.style ?? "";
    if (yes.test(style)) set(name, true);
    else if (no.test(style)) set(name, false);
  }
  const href = node.getAttribute("href");
  if (node.localName === "a" && ADDRESS.test(href)) own.href = href;
  return own;
}

// A word processor cuts one bold phrase into many.
function together(runs, run) {
  const last = runs.at(-1);
  const alike = last && ["bold", "italic", "struck", "code", "href"].every((name) => (last[name] ?? false) === (run[name] ?? false));
  if (alike) last.text += run.text;
  else if (run.text) runs.push({ ...run });
  return runs;
}

// Marks hold on to the words: "**so **" would be no mark.
function marked(run) {
  const [, before, words, after] = /^(\s*)([^]*?)(\s*)$/.exec(run.text);
  if (!words) return run.text;
  let said = run.code ? fenced(words) : run.href === words ? words : escaped(words);
  for (const [name, mark] of MARKS) if (run[name]) said = said.split("\n").map((line) => mark + line.trim() + mark).join("\n");
  if (run.href && run.href !== words) said = `[${said.replaceAll("\n", " ")}](${safe(run.href)})`;
  return before + said + after;
}

function safe(address) {
  return address.replace(/[\s()<>]/g, (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, "0")}`);
}

function fenced(words) {
  const fence = "`".repeat(Math.max(0, ...(words.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  const room = /^`|`$/.test(words) ? " " : "";
  return fence + room + words.replaceAll("\n", " ") + room + fence;
}

function escaped(words) {
  return words.replace(/[\\`*[\]]|~~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu, "\\$&");
}
