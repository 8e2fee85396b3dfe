// <upload-progress> around a form with a file, which htmx sends: how much of it is there, and a way to stop it. Without
// this file the form is sent as any.
class UploadProgress extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    [this.line, this.bar, this.said, this.stop] = ["", " progress", " span", " button"].map((part) => this.querySelector(`.upload${part}`));
    this.form.addEventListener("htmx:beforeRequest", (event) => this.begin(event));
    this.form.addEventListener("htmx:xhr:progress", ({ detail }) => this.show(detail));
    this.form.addEventListener("htmx:afterRequest", ({ target }) => { this.line.hidden ||= target === this.form; });
    this.form.addEventListener("htmx:sendAbort", () => this.announce("stopped"));
    this.stop.addEventListener("click", () => this.form.dispatchEvent(new CustomEvent("htmx:abort", { bubbles: true, detail: {} })));
  }

  begin({ target }) {
    if (target !== this.form || !this.form.querySelector("[type=file]").files.length) return; // fields ask for offers, too
    this.arrived = false;
    this.line.hidden = false;
    this.show({ lengthComputable: true, loaded: 0, total: 1 });
    this.announce("going");
  }

  // What comes after the last byte is the answer on its way back.
  show({ lengthComputable, loaded, total }) {
    if (this.line.hidden || this.arrived || !lengthComputable || !total) return;
    const share = Math.floor((loaded / total) * 100);
    this.arrived = share === 100;
    this.bar.value = share;
    this.said.textContent = this.arrived ? this.line.dataset.read : `${share} %`;
    if (this.arrived) this.announce("read");
  }

  announce(word) {
    document.dispatchEvent(new CustomEvent("announce", { detail: { value: this.line.dataset[word] } }));
  }
}

customElements.define("upload-progress", UploadProgress);
