// <file-attacher> in an editor whose form says by data-attach where files go: chosen, dropped or pasted ones are sent one
// after the other, each with a line that tells how far it is; what comes back is put into the text.
import { place } from "madang/attached";
import { lineOf, send } from "madang/sending";

class FileAttacher extends HTMLElement {
  connectedCallback() {
    [this.form, this.editor] = [this.closest("form"), this.closest("markdown-editor")];
    if (!this.form.dataset.attach) return;
    [this.bar, this.field] = this.editor.querySelectorAll("tool-bar, textarea");
    [this.input, this.template] = this.querySelectorAll("input, template");
    [this.last, this.underway] = [Promise.resolve(), 0];
    this.button = this.bar.querySelector("[data-attach]");
    this.button.hidden = this.hidden = false;
    this.button.addEventListener("click", () => this.input.click());
    this.input.addEventListener("change", () => { this.take([...this.input.files]); this.input.value = ""; });
    this.editor.addEventListener("paste", (event) => event.clipboardData.getData("text/plain") || this.given(event, event.clipboardData), true);
    this.editor.addEventListener("dragover", (event) => this.over(event, event.dataTransfer.types.includes("Files")));
    this.editor.addEventListener("dragleave", (event) => this.over(event, false));
    this.editor.addEventListener("drop", (event) => { this.over(event, false); this.given(event, event.dataTransfer); });
    this.form.addEventListener("submit", (event) => this.underway && this.hold(event), true);
  }

  over(event, on) {
    if (on) event.preventDefault();
    this.editor.toggleAttribute("data-drop", on);
  }

  given(event, { files }) {
    if (!files.length || !this.bar.checkVisibility()) return; // a response is one plain sentence
    event.preventDefault();
    event.stopPropagation(); // the editor would make a text of it
    this.take([...files]);
  }

  take(files) {
    for (const file of files) {
      const line = lineOf(file, this);
      this.underway += 1;
      const sent = this.last.then(() => send(file, line, this));
      this.last = sent.then((text) => text && place(text, this.field)).finally(() => { this.underway -= 1; });
    }
  }

  // A text that is sent now would go without its files.
  hold(event) {
    event.preventDefault();
    event.stopImmediatePropagation();
    this.say(this.dataset.pending, true);
  }

  say(value, held = false) {
    Object.assign(this.querySelector("[data-held]"), { textContent: value, hidden: !held });
    document.dispatchEvent(new CustomEvent("announce", { detail: { value } }));
  }
}

customElements.define("file-attacher", FileAttacher);
