// <menu-closer> around a <details class="menu">: Escape or a click elsewhere closes it.
class MenuCloser extends HTMLElement {
  connectedCallback() {
    this.menu = this.querySelector("details");
    this.addEventListener("keydown", this.onKey);
    document.addEventListener("click", this.onClick);
  }

  disconnectedCallback() {
    document.removeEventListener("click", this.onClick);
  }

  onKey = (event) => {
    if (event.key !== "Escape" || !this.menu.open) return;
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  };

  onClick = ({ target }) => {
    if (!this.contains(target)) this.menu.open = false;
  };
}

customElements.define("menu-closer", MenuCloser);
