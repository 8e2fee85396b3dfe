// <menu-closer> around a <details class="menu">: Escape or a click elsewhere closes it.
class MenuCloser extends HTMLElement {
  connectedCallback() {
    this.menu = this.querySelector("details");
    document.addEventListener("keydown", this.onKey);
    document.addEventListener("click", this.onClick);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
    document.removeEventListener("click", this.onClick);
  }

  // A browser may leave the focus nowhere when a menu is clicked, or when what had it is swapped.
  onKey = (event) => {
    const { activeElement: here, body } = document;
    if (event.key !== "Escape" || !this.menu.open || (here !== body && !this.contains(here))) return;
    this.menu.open = false;
    this.menu.querySelector("summary").focus();
  };

  onClick = ({ target }) => {
    if (!this.contains(target)) this.menu.open = false;
  };
}

customElements.define("menu-closer", MenuCloser);
