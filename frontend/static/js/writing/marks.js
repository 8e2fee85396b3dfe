// What a mark makes of a text: the range from `start` to `end` becomes `put`, then `from` to `to` is selected. Pure.
const LEADS = { heading: () => "### ", list: () => "- ", numbers: (at) => `${at + 1}. `, quote: () => "> " };
const STARS = { italic: 1, bold: 2 };
const LEAD = /^(?:#{1,6} |> |[-*+] |\d{1,9}[.)] )/;
const ITEM = /^(\s*)(?:([-*+] |> )|(\d{1,9})([.)] ))(.*)$/;
const ADDRESS = /^(?:https?:\/\/|mailto:)\S+$/i;

export function marked(mark, text, from, to) {
  if (mark in LEADS) return lines(mark, text, from, to);
  const picked = text.slice(from, to);
  if (mark !== "link" && picked.trim().includes("\n")) return each(STARS[mark], picked, from, to);
  const before = /^\s*/.exec(picked)[0].length + (from === 0 || text[from - 1] === "\n" ? LEAD.exec(picked)?.[0].length ?? 0 : 0);
  const words = picked.slice(before).trim(); // a double click often takes the space behind a word
  const [start, end] = words ? [from + before, from + before + words.length] : [from, from];
  if (mark === "link") return link(words, start, end);
  return stars(STARS[mark], text, start, end);
}

export function link(words, start, end, address = "") {
  const [said, to] = ADDRESS.test(words) && !address ? ["", words] : [words, address || "https://"];
  const put = `[${said}](${to})`;
  const chosen = !said ? [start + 1, start + 1] : address ? [start + put.length, start + put.length] : [start + said.length + 3, start + put.length - 1];
  return { start, end, put, from: chosen[0], to: chosen[1] };
}

// After Enter: the next item of a list or line of a quote; an empty one ends it. Null where there is none.
export function continued(text, at) {
  const start = text.lastIndexOf("\n", at - 1) + 1;
  const [line, space, lead, number, point, words] = ITEM.exec(text.slice(start, at)) ?? [];
  if (!line) return null;
  if (!words.trim()) return { start, end: at, put: "\n", from: start + 1, to: start + 1 }; // else what follows goes on with it
  const put = `\n${space}${lead ?? Number(number) + 1 + point}`;
  return { start: at, end: at, put, from: at + put.length, to: at + put.length };
}

// "*" is italic, "**" is bold, "***" is both: so many stars on both sides say what is there already.
function stars(many, text, start, end) {
  const around = Math.min(/\**$/.exec(text.slice(0, start))[0].length, /^\**/.exec(text.slice(end))[0].length);
  const words = text.slice(start, end);
  const off = many === 2 ? around >= 2 : around % 2 === 1;
  if (off) return { start: start - many, end: end + many, put: words, from: start - many, to: end - many };
  return { start, end, put: "*".repeat(many) + words + "*".repeat(many), from: start + many, to: end + many };
}

// No mark reaches over the end of a line, nor holds what begins it.
function each(many, picked, from, to) {
  const mark = "*".repeat(many);
  const parts = picked.split("\n").map((line) => /^(\s*(?:#{1,6} |> |[-*+] |\d{1,9}[.)] )?)([^]*?)(\s*)$/.exec(line).slice(1));
  const put = parts.map(([lead, words, rest]) => lead + (words && mark + words + mark) + rest).join("\n");
  return { start: from, end: to, put, from, to: from + put.length };
}

function lines(mark, text, from, to) {
  const start = text.lastIndexOf("\n", from - 1) + 1;
  const after = text.indexOf("\n", Math.max(from, to - 1));
  const end = after < 0 ? text.length : after;
  const bare = text.slice(start, end).split("\n").map((line) => line.replace(LEAD, ""));
  const led = bare.map((line, at) => LEADS[mark](at) + line).join("\n");
  const put = led === text.slice(start, end) ? bare.join("\n") : led;
  return { start, end, put, from: from === to ? start + put.length : start, to: start + put.length };
}
