// <vote-keys> around cards: with the focus inside a card A, D and U vote, J and K go to the next and previous card.
const VALUES = { a: "agree", d: "disagree", u: "unsure" };
const STEPS = { j: 1, k: -1 };

class VoteKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.onKey);
  }

  onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const card = event.target.closest(".card");
    const key = event.key.toLowerCase();
    if (!card) return;
    if (VALUES[key]) card.querySelector(`.vote button[value=${VALUES[key]}]`)?.click();
    else if (STEPS[key]) this.go(card, STEPS[key]);
  };

  go(card, step) {
    const cards = [...this.querySelectorAll(".card")].filter((each) => each.offsetParent);
    const next = cards[cards.indexOf(card) + step];
    next?.querySelector("h3 a, .vote button")?.focus();
  }
}

customElements.define("vote-keys", VoteKeys);
