// <live-news src> says in a corner how much is new here since the page was read, and reads the page anew when asked.
// Nothing moves by itself. Of each group one attribute holds the words, "%d new argument|%d new arguments".
const AGAIN = 30_000; // milliseconds until a line that was refused is tried once more, each time twice as long
const LONGEST = 600_000;
const PAUSE = 1_000; // what comes together is read out together

class LiveNews extends HTMLElement {
  connectedCallback() {
    this.found = {};
    this.refused = 0;
    this.said = this.insertBefore(document.createElement("span"), this.firstChild);
    this.querySelector("button").addEventListener("click", () => location.reload());
    document.addEventListener("visibilitychange", this.turn);
    this.turn();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.turn);
    this.turn();
  }

  // Only a page that is looked at holds a line: browsers give a site few of them.
  turn = () => {
    clearTimeout(this.waiting);
    this.source?.close();
    if (this.isConnected && !document.hidden) this.listen();
  };

  listen() {
    this.source = new EventSource(this.getAttribute("src"));
    this.source.addEventListener("open", () => { this.refused = 0; });
    this.source.addEventListener("news", (event) => this.hear(event));
    this.source.addEventListener("error", () => this.again());
  }

  // A line that breaks is taken up by the browser itself; one that was refused is not.
  again() {
    if (this.source.readyState !== EventSource.CLOSED) return;
    this.waiting = setTimeout(this.turn, Math.min(AGAIN * 2 ** this.refused++, LONGEST));
  }

  hear({ data, lastEventId }) {
    this.setAttribute("src", this.getAttribute("src").replace(/since=\d+/, `since=${lastEventId}`));
    const { group, id, at } = JSON.parse(data);
    if (document.getElementById(at)) return; // it got its number while the page was being read
    (this.found[group] ??= new Set()).add(id);
    const words = ([name, { size }]) => this.dataset[name].split("|")[Number(size > 1)].replace("%d", size);
    this.say(Object.entries(this.found).map(words).join(" · "));
  }

  say(sentence) {
    this.said.textContent = sentence;
    this.hidden = false;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => document.dispatchEvent(new CustomEvent("announce", { detail: { value: sentence } })), PAUSE);
  }
}

customElements.define("live-news", LiveNews);
