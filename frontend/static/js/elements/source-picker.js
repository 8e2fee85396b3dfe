// Around a text field, a hidden one and an empty <ul role="listbox">: the field becomes a combobox of the library.
// Arrows choose, Enter takes, Escape closes; whatever else is typed is sent as it is, and is a new source.
import { show, step } from "madang/listbox";

class SourcePicker extends HTMLElement {
  connectedCallback() {
    [this.field, this.source, this.list] = this.querySelectorAll("[type=text], [type=hidden], [role=listbox]");
    for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-controls", this.list.id]]) this.field.setAttribute(name, value);
    this.close();
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.close());
    this.field.addEventListener("click", () => this.field.value || this.ask());
    this.list.addEventListener("mousedown", (event) => this.take(event.target.closest("[role=option]"), event));
  }

  typed() {
    this.close();
    this.source.value = ""; // what is typed on is not what was chosen
    this.pause = setTimeout(() => this.ask(), 200); // milliseconds after the last key
  }

  async ask(key) {
    const asked = (this.asked = this.field.value);
    const answer = await fetch(`${this.getAttribute("src")}?where=${encodeURIComponent(asked)}`).catch(() => null);
    if (!answer?.ok || this.asked !== asked || this.field !== document.activeElement) return;
    this.list.innerHTML = await answer.text();
    if (!this.list.children.length) return;
    show(this.field, this.list, true);
    document.dispatchEvent(new CustomEvent("announce", { detail: { value: this.list.children[0].dataset.said } }));
    if (key) this.move(key);
  }

  key(event) {
    if (!event.isComposing && (event.key === "ArrowDown" || event.key === "ArrowUp")) this.move(event.key, event);
    else if (event.key === "Enter" && this.chosen && !event.isComposing) this.take(this.chosen, event);
    else if (event.key === "Escape" && !this.list.hidden) this.close();
  }

  move(key, event) {
    event?.preventDefault();
    if (this.list.hidden) return this.ask(key);
    this.chosen = step(this.field, this.list, this.chosen, key === "ArrowDown");
  }

  take(option, event) {
    event.preventDefault(); // the field keeps the focus, and the form is not sent yet
    if (option?.dataset.source) [this.field.value, this.source.value] = [option.dataset.title, option.dataset.source];
    this.close();
    this.dispatchEvent(new Event("input", { bubbles: true })); // for who keeps drafts around it
  }

  close() {
    clearTimeout(this.pause);
    this.asked = this.chosen = null;
    show(this.field, this.list, false);
  }
}

customElements.define("source-picker", SourcePicker);
