// Around a textarea and an empty <ul role="listbox">: offers what is called for. Arrows choose, Enter or Tab takes.
import { callOf } from "madang/calls";
import { choose } from "madang/listbox";
import { putText } from "madang/put-text";
const MOVES = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" };

class PeopleCaller extends HTMLElement {
  connectedCallback() {
    [this.field, this.list] = this.querySelectorAll("textarea, [role=listbox]");
    this.field.addEventListener("input", () => this.typed());
    this.field.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("blur", () => this.close());
    this.list.addEventListener("mousedown", (event) => this.take(event.target.closest("[role=option]"), event));
    const needed = this.hasAttribute("cites") ? ["markdown-editor", "tool-bar"] : [];
    // Who was quicker than these files, on which hangs whether the text is Markdown.
    Promise.all(needed.map((name) => customElements.whenDefined(name))).then(() => this.field === document.activeElement && this.typed());
  }

  typed() {
    this.close();
    const call = callOf(this, this.field);
    this.asked = call?.asked;
    if (call) this.pause = setTimeout(() => this.ask(call), 150);
  }

  async ask({ asked, src }) {
    const answer = await fetch(src).catch(() => null);
    if (!answer?.ok || this.asked !== asked) return;
    this.list.innerHTML = await answer.text();
    this.list.hidden = !this.list.children.length;
    if (this.list.children.length) this.choose(this.list.children[0]);
  }

  choose(option, event) {
    event?.preventDefault();
    this.chosen = choose(this.field, this.list, option);
  }

  key(event) {
    if (this.list.hidden || event.isComposing) return;
    if (MOVES[event.key]) this.choose(this.chosen[MOVES[event.key]] ?? this.chosen, event);
    else if (event.key === "Enter" || event.key === "Tab") this.take(this.chosen, event);
    else if (event.key === "Escape") this.close();
  }

  take({ dataset }, event) {
    event.preventDefault(); // the field keeps the focus
    const { selectionStart: end } = this.field;
    putText(this.field, { start: end - this.asked.length, end, put: `${dataset.spelling} ` });
  }

  close() {
    clearTimeout(this.pause);
    this.asked = "";
    this.list.hidden = true;
    this.field.removeAttribute("aria-activedescendant");
  }
}

customElements.define("people-caller", PeopleCaller);
