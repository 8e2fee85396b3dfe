// <claim-counter most="280"> around a form whose text is a claim unless it is sent as a comment: says how many
// characters are left, or too many, while it is one, and tells by an event "claim" that there is one to compare.
class ClaimCounter extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("textarea");
    this.told = this.querySelector("output");
    this.most = Number(this.getAttribute("most"));
    this.addEventListener("input", this.count);
    this.addEventListener("change", this.count);
    this.count();
  }

  count = () => {
    const left = this.most - [...this.field.value.trim()].length; // characters, as the server counts them
    this.told.hidden = this.querySelector("[name=reply_as]:checked")?.value === "comment";
    if (!this.told.hidden) this.dispatchEvent(new Event("claim"));
    this.told.textContent = this.told.dataset[left < 0 ? "over" : "left"].replace("{n}", Math.abs(left));
    this.told.classList.toggle("counter--over", left < 0);
  };
}

customElements.define("claim-counter", ClaimCounter);
