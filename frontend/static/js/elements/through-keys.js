// <through-keys> around one argument: A, D and U vote, S or → skips, B or ← goes back, wherever the focus is.
// A key that is held down, or pressed while the page leaves, votes once.
const GO = { s: "skip", arrowright: "skip", b: "back", arrowleft: "back" };

class ThroughKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  onKey = (event) => {
    const typing = event.target.matches?.("input, textarea, select");
    const held = event.repeat || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey;
    if (held || typing || document.body.dataset.singleKeys === "off") return;
    const key = event.key.toLowerCase();
    const pressed = this.querySelector(GO[key] ? `[data-go=${GO[key]}]` : `[data-vote="${CSS.escape(key)}"]`);
    if (!pressed || this.left) return;
    this.left = true;
    pressed.click();
  };
}

customElements.define("through-keys", ThroughKeys);
