// <key-switch> around a checkbox: whether keys without Ctrl work everywhere on a page, kept in this browser. Who speaks
// to the computer turns them off: a word would press each of its letters.
const STORED = "madang:single-keys"; // app.js reads it on each page

class KeySwitch extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.box = this.querySelector("input");
    this.box.checked = document.body.dataset.singleKeys !== "off";
    this.box.addEventListener("change", () => this.keep(this.box.checked ? "on" : "off"));
  }

  keep(how) {
    document.body.dataset.singleKeys = how;
    try { localStorage.setItem(STORED, how); } catch { /* until the page is left, then */ }
  }
}

customElements.define("key-switch", KeySwitch);
