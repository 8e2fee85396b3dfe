// <live-news src> says in a corner how much is new here since the page was read, and reads the page anew when asked.
// Nothing moves by itself. Of each group one attribute holds the words, "%d new argument|%d new arguments".
const AGAIN = 30_000; // milliseconds until a line that was refused is tried once more
const REFUSALS = 3;
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
    this.source?.close();
  }

  // Only a page that is looked at holds a line: browsers give a site few of them.
  turn = () => {
    this.source?.close();
    if (!document.hidden) this.listen();
  };

  listen() {
    this.source = new EventSource(this.getAttribute("src"));
    this.source.addEventListener("open", () => { this.refused = 0; });
    this.source.addEventListener("news", (event) => this.hear(event));
    this.source.addEventListener("error", () => this.again());
  }

  // A line that breaks is taken up by the browser itself; one that was refused is not.
  again() {
    if (this.source.readyState === EventSource.CLOSED && ++this.refused <= REFUSALS) setTimeout(this.turn, AGAIN);
  }

  hear({ data, lastEventId }) {
    this.setAttribute("src", this.getAttribute("src").replace(/since=\d+/, `since=${lastEventId}`));
    const { group, id, at } = JSON.parse(data);
    if (document.getElementById(at)) return; // it got its number while the page was being read
    (this.found[group] ??= new Set()).add(id);
    this.say(Object.entries(this.found).map(([name, { size }]) => this.words(name, size)).join(" · "));
  }

  words(group, number) {
    return this.dataset[group].split("|")[Number(number > 1)].replace("%d", number);
  }

  say(sentence) {
    this.said.textContent = sentence;
    this.hidden = false;
    clearTimeout(this.pause);
    this.pause = setTimeout(() => document.dispatchEvent(new CustomEvent("announce", { detail: { value: sentence } })), PAUSE);
  }
}

customElements.define("live-news", LiveNews);
