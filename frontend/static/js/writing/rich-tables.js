// A table of a clipboard; one with a single column, or with tables within, only places things on a page.
import { written } from "madang/rich-runs";

export function isTable(node) {
  return node.localName === "table" && node.rows.length > 1 && widthOf(node) > 1 && !node.querySelector("table");
}

export function tableText(table) {
  const [head, ...rows] = [...table.rows].map((row) => lineOf(row, widthOf(table)));
  return [head, `|${" --- |".repeat(widthOf(table))}`, ...rows].join("\n");
}

function widthOf(table) {
  return Math.max(...[...table.rows].map(({ cells }) => cells.length));
}

function lineOf(row, width) {
  const cells = [...row.cells].map((cell) => wordsOf(cell, row.rowIndex === 0));
  return `| ${Object.assign(Array(width).fill(""), cells).join(" | ")} |`;
}

// A head is bold by itself. What stands below each other in a cell goes on in its line.
function wordsOf(cell, isHead) {
  for (const part of cell.querySelectorAll("p, div, li")) part.append(" ");
  return written(cell.childNodes, isHead ? { bold: null } : {}).replaceAll("\n", " ").replaceAll("|", "\\|");
}
