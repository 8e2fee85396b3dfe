// The HTML of a clipboard as Markdown; "" where it has no shape, so that the browser pastes the plain text. It is parsed
// apart from the page: nothing in it loads, acts or is kept but words, links and shape. What the page's policy would
// complain about is renamed before.
import { written } from "madang/rich-runs";
import { isTable, tableText } from "madang/rich-tables";

const WEIGHTS = [6, 7, 8, 9].flatMap((weight) => [`[data-style*="font-weight:${weight}"]`, `[data-style*="font-weight: ${weight}"]`]);
const SHAPED = ["h1, h2, h3, h4, h5, h6, b, strong, i, em, a[href], ul, ol, blockquote, table, pre, code, s, del, hr", "[data-style*=bold], [data-style*=italic], [data-style*=mso-list]", ...WEIGHTS].join();
const PARTS = "p, div, section, article, header, footer, main, aside, nav, figure, figcaption, address, dl, dt, dd, form, fieldset, center, h1, h2, h3, h4, h5, h6, ul, ol, li, blockquote, pre, table, tbody, thead, tr, hr";
const LEVEL = /mso-list:[^;]*level(\d)/i;
const ORDERED = /^\s*\(?[\da-z]{1,3}[.)]/i;

export function richText(html) {
  const { body } = new DOMParser().parseFromString(html.replace(/<style[^]*?<\/style>/gi, "").replace(/<[a-z][^>]*>/gi, renamed), "text/html");
  for (const gone of body.querySelectorAll("script, style, template, title, meta, noscript, iframe, object, svg")) gone.remove();
  return body.querySelector(SHAPED) ? joined(blocksOf(body)).trim() : "";
}

function renamed(tag) {
  return tag.replace(/([\s"'/])(style|on\w+)(?=\s*=)/gi, "$1data-$2");
}

// Items of one list stand close together, everything else apart.
function joined(blocks, close = ({ list }, before) => list && before.list === list) {
  return blocks.map((block, at) => (at ? (close(block, blocks[at - 1]) ? "\n" : "\n\n") : "") + block.text).join("");
}

function blocksOf(node) {
  const blocks = [];
  let loose = [];
  const settle = () => {
    const text = written(loose);
    if (text) blocks.push({ text });
    loose = [];
  };
  for (const child of node.childNodes) {
    if (child.nodeType === 1 && (child.matches(PARTS) || child.querySelector(PARTS))) {
      settle();
      blocks.push(...blockOf(child));
    } else loose.push(child);
  }
  settle();
  return blocks.filter(({ text }) => text);
}

function blockOf(node) {
  const tag = node.localName;
  const level = LEVEL.exec(node.dataset.style);
  if (level) return [wordItem(node, Number(level[1]))];
  if (/^h[1-6]$/.test(tag)) return [headingOf(node, Number(tag[1]))];
  if (tag === "ul" || tag === "ol") return [...node.children].flatMap((child, at) => itemOf(child, tag === "ol" ? `${(node.start || 1) + at}. ` : "- ", node));
  if (tag === "blockquote") return [{ text: joined(blocksOf(node)).replace(/^/gm, "> ").replace(/^> $/gm, ">") }];
  if (tag === "pre") return [{ text: `\`\`\`\n${node.textContent.replace(/\n$/, "")}\n\`\`\`` }];
  if (tag === "hr") return [{ text: "---" }];
  return isTable(node) ? [{ text: tableText(node) }] : blocksOf(node);
}

function headingOf(node, level) {
  const words = written(node.childNodes, { bold: null }).replaceAll("\n", " ");
  return { text: words && `${"#".repeat(level)} ${words}` };
}

// Some write a list within a list beside the items, not in one.
function itemOf(child, lead, list) {
  const inner = child.matches("ul, ol") ? blockOf(child) : blocksOf(child);
  const text = joined(inner, (block) => block.list).replace(/\n(?!\n)/g, `\n${" ".repeat(lead.length)}`);
  if (!child.matches("ul, ol")) return text ? [{ list, text: lead + text }] : [];
  return text ? [{ list, text: `  ${text.replace(/\n/g, "\n  ")}` }] : [];
}

// Word writes lists as paragraphs that carry their bullet or number as text.
function wordItem(node, level) {
  const bullet = [...node.querySelectorAll("[data-style]")].find((one) => /mso-list:\s*ignore/i.test(one.dataset.style));
  const lead = ORDERED.test(bullet?.textContent) ? "1. " : "- ";
  bullet?.remove();
  const text = written(node.childNodes);
  return { list: "word", text: text && "   ".repeat(level - 1) + lead + text };
}
