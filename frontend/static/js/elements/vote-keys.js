// <vote-keys> around cards: with the focus inside a card A, D and U vote, J and K go to the next and previous card.
// Links to what an argument's page has for replying and for sources open it under the card.
// A second click within a moment is a slip, not a vote taken back.
const VOTES = "adu";
const SLIP = 500; // milliseconds
const STEPS = { j: 1, k: -1 };

class VoteKeys extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this.onKey);
    this.addEventListener("click", this.onClick, true);
    for (const near of ["pointerover", "focusin"]) this.addEventListener(near, this.onNear, { once: true });
  }

  // Not before it may be needed: the board asks for few files.
  onNear = () => {
    this.atOnce ??= import("madang/vote-at-once").then(({ showAtOnce }) => showAtOnce(this));
  };

  onClick = (event) => {
    const link = event.target.closest("#board [data-place]");
    if (link) this.open(link, event);
    const button = event.target.closest("[data-vote]");
    if (!button) return;
    if (button.id === this.pressed && event.timeStamp - this.at < SLIP) event.preventDefault();
    this.pressed = button.id;
    this.at = event.timeStamp;
  };

  open(link, event) {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    import("madang/in-place").then(({ bring }) => bring(link));
  }

  onKey = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, textarea, select")) return;
    const card = event.target.closest(".card");
    const key = event.key.toLowerCase();
    if (!card) return;
    if (VOTES.includes(key)) card.querySelector(`[data-vote=${key}]`)?.click();
    else if (STEPS[key]) this.go(card, STEPS[key]);
  };

  go(card, step) {
    const cards = [...this.querySelectorAll(".card")].filter((each) => each.offsetParent);
    const next = cards[cards.indexOf(card) + step];
    next?.querySelector("h3 a, .vote button")?.focus();
  }
}

customElements.define("vote-keys", VoteKeys);
