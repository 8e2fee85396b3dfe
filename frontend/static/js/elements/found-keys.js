// <found-keys> around what was found: the arrows go from the field of the search through it and back; Enter opens.
class FoundKeys extends HTMLElement {
  connectedCallback() {
    document.addEventListener("keydown", this.onKey);
  }

  disconnectedCallback() {
    document.removeEventListener("keydown", this.onKey);
  }

  onKey = (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const places = [document.getElementById("q"), ...this.querySelectorAll("h2 a")];
    const now = places.indexOf(document.activeElement);
    const to = places[now + step];
    if (!step || now < 0 || !to || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
    event.preventDefault();
    to.focus();
    to.scrollIntoView({ block: "nearest" });
  };
}

customElements.define("found-keys", FoundKeys);
