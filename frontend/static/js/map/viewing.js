// What part of the drawing is seen: one transform on one group, whatever there is in it.
const LEAST = 0.04;
const MOST = 3;
const STEP = 1.25;
const READABLE = 0.55;
const FAR = 0.3; // from there on words are dust, and cost most of a frame
const MARGIN = 24;

export class View {
  constructor(stage, group) {
    Object.assign(this, { stage, group, x: 0, y: 0, scale: 1 });
  }

  pan(dx, dy) {
    this.set(this.x + dx, this.y + dy, this.scale);
  }

  // A step closer or further away.
  step(sign) {
    this.zoom(STEP ** sign);
  }

  // By a factor, around a point of the stage; false where it goes no further.
  zoom(factor, x = this.stage.clientWidth / 2, y = this.stage.clientHeight / 2) {
    const scale = Math.min(MOST, Math.max(LEAST, this.scale * factor));
    if (scale === this.scale) return false;
    const by = scale / this.scale;
    this.set(x - (x - this.x) * by, y - (y - this.y) * by, scale);
    return true;
  }

  // All of it; at first only as far as it can be read, around the proposal.
  fit(nodes, { readable = false } = {}) {
    const box = bounds(nodes);
    const { clientWidth: width, clientHeight: height } = this.stage;
    const whole = Math.min((width - 2 * MARGIN) / box.width, (height - 2 * MARGIN) / box.height, 1);
    const [x, y] = readable && whole < READABLE ? [0, 0] : [box.x + box.width / 2, box.y + box.height / 2];
    const scale = readable ? Math.max(whole, READABLE) : Math.max(whole, LEAST);
    this.set(width / 2 - x * scale, height / 2 - y * scale, scale);
  }

  // Moves no further than it takes to see the whole node.
  reveal(node) {
    const reach = (at, size, offset, room) => {
      const [low, high] = [(at - size / 2) * this.scale + offset, (at + size / 2) * this.scale + offset];
      if (low < MARGIN) return MARGIN - low;
      return high > room - MARGIN ? room - MARGIN - high : 0;
    };
    const { clientWidth, clientHeight } = this.stage;
    this.pan(reach(node.x, node.width, this.x, clientWidth), reach(node.y, node.height, this.y, clientHeight));
  }

  set(x, y, scale) {
    Object.assign(this, { x, y, scale });
    this.stage.classList.toggle("map__stage--far", scale < FAR);
    this.group.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  }
}

export function bounds(nodes) {
  const edge = (of) => nodes.map(of);
  const x = Math.min(...edge((node) => node.x - node.width / 2)) - 40;
  const y = Math.min(...edge((node) => node.y - node.height / 2));
  const right = Math.max(...edge((node) => node.x + node.width / 2)) + 40;
  return { x, y, width: right - x, height: Math.max(...edge((node) => node.y + node.height / 2)) - y };
}
