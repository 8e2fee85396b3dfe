// What a key led to, and why it cannot be seen there; null where it can.
() => {
  const one = document.activeElement;
  if (!one) return null; // the page that a key led to has no body yet
  const [box] = one.getClientRects();
  const name = one.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  if (!box) return `${name} has no box`;
  const [left, right] = [Math.max(box.left, 0), Math.min(box.right, document.documentElement.clientWidth)];
  const [top, bottom] = [Math.max(box.top, 0), Math.min(box.bottom, innerHeight)];
  if (left >= right || top >= bottom) return `${name} is out of sight`;
  const over = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const itself = one.contains(over) || [...(one.labels ?? [])].some((label) => label.contains(over));
  return itself ? null : `${name} is covered by ${over?.outerHTML.slice(0, 120)}`;
};
