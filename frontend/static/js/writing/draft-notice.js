// "Restored what you wrote on … · Discard", and after that "Discarded · Bring it back": nothing is asked before.
export function noticeOf(at, { discard, back }) {
  const notice = Object.assign(document.createElement("p"), { className: "notice draft" });
  const [said, button] = [document.createElement("span"), document.createElement("button")];
  Object.assign(button, { type: "button", className: "button button--plain" });
  const words = document.getElementById("live").dataset;
  const turn = (kept) => {
    said.textContent = kept ? words.restored.replace("{when}", momentOf(at)) : words.discarded;
    button.textContent = kept ? words.discard : words.back;
    button.onclick = () => { (kept ? discard : back)(); turn(!kept); };
    document.dispatchEvent(new CustomEvent("announce", { detail: { value: said.textContent } }));
  };
  turn(true);
  notice.append(said, button);
  return notice;
}

// As the pages write it: "Fri 29 May, 18:00".
function momentOf(at) {
  const { lang } = document.documentElement;
  const parts = { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
  return new Intl.DateTimeFormat(lang === "en" ? "en-GB" : lang, parts).format(at);
}
