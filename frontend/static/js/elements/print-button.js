// <print-button hidden> around a button: shown where there is JavaScript, prints the page.
class PrintButton extends HTMLElement {
  connectedCallback() {
    this.hidden = false;
    this.querySelector("button").addEventListener("click", () => print());
  }
}

customElements.define("print-button", PrintButton);
