// <more-cards> around the link to the next cards: whoever stood on it stands on the first of them once they are there.
class MoreCards extends HTMLElement {
  connectedCallback() {
    this.addEventListener("htmx:beforeSwap", () => {
      if (this.contains(document.activeElement)) this.stepOn(this.previousElementSibling);
    });
  }

  stepOn(last) {
    const step = () => last?.nextElementSibling?.querySelector("h3 a")?.focus({ preventScroll: true });
    document.addEventListener("htmx:afterSettle", step, { once: true });
  }
}

customElements.define("more-cards", MoreCards);
