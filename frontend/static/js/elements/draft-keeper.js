// <draft-keeper key="comment:AI-1"> around a form: keeps what was typed in it, and what was chosen with it, in this
// browser until the server has it, puts it back and says so, and asks before one leaves with unsent words.
import { differs, forgetDraft, isChanged, keepDraft, keptDraft, put, stateOf, warn } from "madang/drafts";

class DraftKeeper extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.key = this.getAttribute("key");
    this.refused = Boolean(this.form.querySelector(".field__fault:not([hidden]), [role=alert]")); // what it shows is unsent as well
    this.addEventListener("input", this.keep);
    this.addEventListener("submit", this.leave);
    this.form.addEventListener("htmx:beforeOnLoad", this.sent);
    addEventListener("pageshow", this.keep); // also who comes back by the history
    this.restore();
    this.keep(); // typed before this file came
  }

  disconnectedCallback() {
    removeEventListener("pageshow", this.keep);
    warn(this, false);
  }

  keep = () => {
    const unsent = isChanged(this.form) || this.refused;
    if (unsent) keepDraft(this.key, stateOf(this.form));
    else forgetDraft(this.key);
    warn(this, unsent);
  };

  leave = ({ defaultPrevented }) => defaultPrevented || warn(this, false);

  // Before the answer is put in place: the new form must not find the old draft. What its fields ask for tells nothing.
  sent = ({ target, detail }) => {
    if (target !== this.form || detail.xhr.status >= 400) return;
    forgetDraft(this.key);
    warn(this, false);
  };

  restore() {
    const [draft, served] = [keptDraft(this.key), stateOf(this.form)];
    if (!draft || this.refused || !differs(this.form, draft)) return;
    put(this.form, draft);
    this.tell(draft, served);
    this.closest("details")?.setAttribute("open", "");
  }

  async tell(draft, served) {
    const { noticeOf } = await import("madang/draft-notice");
    this.prepend(noticeOf(draft.at, { discard: () => this.show(served), back: () => this.show(draft) }));
  }

  show(state) {
    this.form.reset();
    put(this.form, state);
    this.keep();
  }
}

customElements.define("draft-keeper", DraftKeeper);
