// <draft-keeper key="comment:AI-1"> around a form: keeps its long texts in this browser until the server has them,
// and what was chosen with them.
// The server says so by data-saved="key" in a message (after a redirect) or by a good answer (htmx).
const PREFIX = "draft:";

for (const { dataset } of document.querySelectorAll("[data-saved]")) localStorage.removeItem(PREFIX + dataset.saved);

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.fields = [...this.querySelectorAll("textarea, input[type=text], input[type=url]")];
    this.addEventListener("input", this.keep);
    this.form.addEventListener("htmx:beforeOnLoad", this.sent);
    this.restore();
    if (this.fields.some((field) => field.value !== field.defaultValue)) this.keep(); // typed before this file came
  }

  keep = () => {
    const typed = this.fields.filter((field) => field.value);
    const texts = Object.fromEntries([...typed, ...this.querySelectorAll(":checked[type=radio]")].map((field) => [field.name, field.value]));
    if (typed.length) localStorage.setItem(this.slot, JSON.stringify(texts));
    else localStorage.removeItem(this.slot);
  };

  // Before the answer is put in place: the new form must not find the old draft.
  sent = ({ detail }) => {
    if (detail.xhr.status < 400) localStorage.removeItem(this.slot);
  };

  restore() {
    const texts = JSON.parse(localStorage.getItem(this.slot) ?? "{}");
    const empty = this.fields.filter((field) => texts[field.name] && field.value === field.defaultValue);
    for (const field of empty) field.value ||= texts[field.name];
    if (empty.some((field) => field.value === texts[field.name])) this.takeUp(texts);
  }

  takeUp(texts) {
    for (const choice of this.querySelectorAll("[type=radio]")) choice.checked ||= texts[choice.name] === choice.value;
    this.form.dispatchEvent(new Event("change", { bubbles: true }));
    this.unfold();
  }

  unfold() {
    const folded = this.closest("details");
    if (folded) folded.open = true;
  }

  get slot() {
    return PREFIX + this.getAttribute("key");
  }
}

customElements.define("draft-keeper", DraftKeeper);
