// <passkey-fault hidden> around a sentence: shown when the browser gave no passkey, because its owner said no or it cannot.
class PasskeyFault extends HTMLElement {
  connectedCallback() {
    document.addEventListener("allauth.error", (event) => {
      event.preventDefault();
      this.hidden = false;
      this.firstElementChild.focus();
    });
  }
}

customElements.define("passkey-fault", PasskeyFault);
