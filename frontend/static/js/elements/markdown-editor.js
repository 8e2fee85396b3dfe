// <markdown-editor> around a <tool-bar> and a textarea: marks by button and by key, lists that go on, and what comes
// from a page or a word processor is put in as Markdown. While the bar is not shown the text is no Markdown.
import { continued, link, marked } from "madang/marks";
import { putText } from "madang/put-text";
import { richText } from "madang/rich-text";

const KEYS = { b: "bold", i: "italic", k: "link" };
const ADDRESS = /^https?:\/\/\S+$/i;

class MarkdownEditor extends HTMLElement {
  connectedCallback() {
    [this.bar, this.field] = this.querySelectorAll("tool-bar, textarea"); // in the order of the page
    this.bar.addEventListener("click", ({ target }) => this.press(target.closest("[data-mark]")));
    this.addEventListener("keydown", (event) => this.key(event));
    this.field.addEventListener("paste", (event) => this.paste(event));
    customElements.whenDefined("tool-bar").then(() => (this.bar.hidden = false)); // before, its buttons would do nothing
  }

  press(button) {
    if (button) putText(this.field, this.marked(button.dataset.mark));
  }

  marked(mark) {
    return marked(mark, this.field.value, this.field.selectionStart, this.field.selectionEnd);
  }

  key(event) {
    this.plainly = event.shiftKey && event.code === "KeyV";
    if (event.target !== this.field || event.isComposing || event.defaultPrevented || event.altKey || event.shiftKey) return;
    const held = event.ctrlKey || event.metaKey;
    if (held && KEYS[letterOf(event)]) this.instead(event, this.marked(KEYS[letterOf(event)]));
    else if (!held && event.key === "Enter") this.instead(event, this.next());
  }

  next() {
    const { value, selectionStart, selectionEnd } = this.field;
    return selectionStart === selectionEnd ? continued(value, selectionStart) : null;
  }

  paste(event) {
    const { value, selectionStart: start, selectionEnd: end } = this.field;
    const [html, plain] = ["text/html", "text/plain"].map((kind) => event.clipboardData.getData(kind).trim());
    const put = start < end && ADDRESS.test(plain) ? link(value.slice(start, end), start, end, plain).put : richText(html);
    if (put && !this.plainly) this.instead(event, { start, end, put });
  }

  instead(event, edit) {
    if (!edit || !this.bar.checkVisibility()) return;
    event.preventDefault();
    putText(this.field, edit);
  }
}

// On a Korean keyboard the key says "ㅠ" where B is.
function letterOf({ key, code }) {
  return /^[a-z]$/i.test(key) ? key.toLowerCase() : code.replace("Key", "").toLowerCase();
}

customElements.define("markdown-editor", MarkdownEditor);
