// <kind-switch> around the board: on a narrow screen its buttons show one kind at a time, at first one that has cards.
// Whoever stood on the link to the next cards stands on the first of them once they are there.
class KindSwitch extends HTMLElement {
  connectedCallback() {
    this.buttons = [...this.querySelectorAll("[data-kind]")];
    for (const button of this.buttons) button.addEventListener("click", () => this.show(button.dataset.kind));
    this.show(this.kindInAddress() ?? this.kindWithCards() ?? this.buttons[0]?.dataset.kind);
    this.addEventListener("htmx:beforeSwap", ({ target }) => this.stepOn(target));
  }

  stepOn(more) {
    if (!more.matches(".more") || more !== document.activeElement) return;
    const last = more.previousElementSibling;
    const step = () => last.nextElementSibling?.querySelector("h3 a")?.focus({ preventScroll: true });
    document.addEventListener("htmx:afterSettle", step, { once: true });
  }

  show(kind) {
    if (!kind) return;
    this.dataset.shown = kind;
    for (const button of this.buttons) button.setAttribute("aria-pressed", String(button.dataset.kind === kind));
  }

  kindWithCards() {
    return this.querySelector("[data-column]:has(.card)")?.dataset.column;
  }

  kindInAddress() {
    const target = location.hash && this.querySelector(location.hash.replace(/[^#\w-]/g, ""));
    return target ? target.closest("[data-column]")?.dataset.column : undefined;
  }
}

customElements.define("kind-switch", KindSwitch);
