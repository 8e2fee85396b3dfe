// <text-preview for> in place of the field that it names: what the server makes of the text, asked by the form's
// data-preview while the button that controls it is pressed.
class TextPreview extends HTMLElement {
  connectedCallback() {
    this.field = document.getElementById(this.getAttribute("for"));
    this.form = this.closest("form");
    this.button = this.form.querySelector(`[aria-controls="${this.id}"]`);
    this.button.addEventListener("click", () => this.turn(this.hidden));
    this.field.addEventListener("invalid", () => this.turn(false)); // a fault cannot be shown at a field that is hidden
    this.form.addEventListener("change", ({ target }) => target.name === "reply_as" && this.turn(false));
  }

  async turn(on) {
    this.button.setAttribute("aria-pressed", String(on));
    for (const mark of this.button.parentElement.querySelectorAll("[data-mark], [data-attach]")) mark.disabled = on;
    if (on) await this.ask();
    this.style.minBlockSize = `${this.field.offsetHeight || 0}px`; // nothing below moves
    const shown = this.button.getAttribute("aria-pressed") === "true"; // it may have been let go meanwhile
    this.hidden = !shown;
    this.field.hidden = shown;
  }

  async ask() {
    const { value } = this.form.elements.csrfmiddlewaretoken;
    const body = new URLSearchParams({ text: this.field.value, csrfmiddlewaretoken: value });
    const answer = await fetch(this.form.dataset.preview, { method: "POST", headers: { "HX-Request": "true" }, body }).catch(() => null);
    const told = answer && !answer.redirected && (answer.ok || [422, 429].includes(answer.status));
    if (told) this.innerHTML = await answer.text(); // sanitised there
    else this.textContent = document.getElementById("live").dataset[answer ? "failed" : "offline"];
  }
}

customElements.define("text-preview", TextPreview);
