// The lines of the open page that are longer than `most` characters, where a text has more than one line.
(most) => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const blocks = new Map(); // to the texts in them
  while (texts.nextNode()) {
    const text = texts.currentNode;
    if (!text.data.trim() || !text.parentElement.checkVisibility()) continue;
    let block = text.parentElement;
    while (getComputedStyle(block).display.startsWith("inline")) block = block.parentElement;
    blocks.set(block, [...(blocks.get(block) ?? []), text]);
  }
  const linesOf = (pieces) => {
    const lines = new Map(); // by where they stand
    const range = document.createRange();
    for (const piece of pieces) {
      for (let at = 0; at < piece.length; at++) {
        range.setStart(piece, at);
        range.setEnd(piece, at + 1);
        const [box] = range.getClientRects();
        const height = box && Math.round(box.bottom / 8);
        if (box) lines.set(height, (lines.get(height) ?? "") + piece.data[at]);
      }
    }
    return [...lines.values()].map((line) => line.replace(/\s+/g, " ").trim());
  };
  return [...blocks.values()].map(linesOf).flatMap((lines) => (lines.length > 1 ? lines.filter((line) => line.length > most) : []));
};
