// <tool-bar role="toolbar" aria-controls> around buttons: one stop for Tab, arrows between them, Escape back to the text.
const STEPS = { ArrowRight: 1, ArrowLeft: -1, Home: -Infinity, End: Infinity };

class ToolBar extends HTMLElement {
  connectedCallback() {
    this.buttons = [...this.querySelectorAll("button")];
    for (const button of this.buttons) button.tabIndex = -1;
    this.buttons[0].tabIndex = 0;
    this.addEventListener("keydown", this.onKey);
    this.addEventListener("focusin", ({ target }) => this.stopAt(target));
  }

  onKey = (event) => {
    if (event.key === "Escape") document.getElementById(this.getAttribute("aria-controls")).focus();
    if (!(event.key in STEPS)) return;
    event.preventDefault();
    const usable = this.buttons.filter((button) => !button.disabled);
    const at = usable.indexOf(event.target) + STEPS[event.key];
    usable[Math.max(0, Math.min(usable.length - 1, at))].focus();
  };

  stopAt(focused) {
    for (const button of this.buttons) button.tabIndex = button === focused ? 0 : -1;
  }
}

customElements.define("tool-bar", ToolBar);
