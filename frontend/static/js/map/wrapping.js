// Text in lines that are no wider than a node; SVG itself breaks none.
const pen = document.createElement("canvas").getContext("2d");

export function wrap(text, font, width, most) {
  pen.font = font;
  const lines = [];
  let line = "";
  for (const piece of pieces(text, width)) {
    const longer = line && !piece.glued ? `${line} ${piece.text}` : line + piece.text;
    if (line && pen.measureText(longer).width > width) {
      lines.push(line);
      line = piece.text;
    } else line = longer;
  }
  if (line) lines.push(line);
  return lines.length > most ? [...lines.slice(0, most - 1), shortened(lines[most - 1], width)] : lines;
}

// Words; one that is wider than a line is taken letter by letter.
function* pieces(text, width) {
  for (const word of text.split(" ")) {
    if (pen.measureText(word).width <= width) yield { text: word, glued: false };
    else for (const [at, letter] of [...word].entries()) yield { text: letter, glued: at > 0 };
  }
}

function shortened(line, width) {
  let kept = [...line];
  while (kept.length && pen.measureText(`${kept.join("")}…`).width > width) kept = kept.slice(0, -1);
  return `${kept.join("").trimEnd()}…`;
}
