// Mouse, pen and fingers: drag to move, wheel or two fingers to zoom.
const SLIP = 4; // pixels that are still a click
const WHEEL = 0.0016;

export function followPointers(stage, view) {
  const down = new Map();
  let moved = 0;

  const place = (event) => {
    const box = stage.getBoundingClientRect();
    return { x: event.clientX - box.left, y: event.clientY - box.top };
  };
  const middle = () => {
    const [a, b = a] = [...down.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };

  stage.addEventListener("pointerdown", (event) => {
    if (event.button) return;
    if (!down.size) moved = 0;
    down.set(event.pointerId, place(event));
  });
  stage.addEventListener("pointermove", (event) => {
    if (!down.has(event.pointerId)) return;
    const before = middle();
    down.set(event.pointerId, place(event));
    const now = middle();
    moved += Math.hypot(now.x - before.x, now.y - before.y);
    if (moved < SLIP && down.size < 2) return;
    stage.setPointerCapture(event.pointerId); // only now: a click shall reach what it is on
    view.pan(now.x - before.x, now.y - before.y);
    if (before.apart && now.apart) view.zoom(now.apart / before.apart, now.x, now.y);
  });
  for (const name of ["pointerup", "pointercancel", "lostpointercapture"]) {
    stage.addEventListener(name, (event) => down.delete(event.pointerId));
  }
  stage.addEventListener("click", (event) => { if (moved >= SLIP) event.preventDefault(); }, true);
  stage.addEventListener("dragstart", (event) => event.preventDefault());
  stage.addEventListener("wheel", (event) => {
    const { x, y } = place(event);
    const lines = event.deltaMode ? 16 : 1;
    if (view.zoom(Math.exp(-event.deltaY * lines * WHEEL), x, y)) event.preventDefault();
  }, { passive: false });
}
