// <page-tour> around the offer of a tour: shows its steps one by one, each beside what it is about. However one leaves it,
// by Escape or at its end, it is left for good; without this module the offer leads to a page that tells the same.
class PageTour extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.steps = [...this.dialog.querySelectorAll("[data-at]")];
    this.querySelector("a").addEventListener("click", this.start);
    for (const button of this.dialog.querySelectorAll("[data-go]")) button.addEventListener("click", () => this.go(Number(button.dataset.go)));
    this.dialog.addEventListener("close", () => this.leave());
  }

  start = (event) => {
    event.preventDefault();
    this.dialog.showModal();
    this.show(0);
  };

  go(by) {
    if (by && this.steps[this.now + by]) this.show(this.now + by);
    else this.dialog.close();
  }

  show(now) {
    this.now = now;
    this.steps.forEach((step, place) => { step.hidden = place !== now; });
    const [, back, next] = this.dialog.querySelectorAll("[data-go]");
    back.hidden = now === 0;
    next.textContent = now < this.steps.length - 1 ? this.dialog.dataset.next : this.dialog.dataset.done;
    this.point(this.steps[now].dataset.at);
    const heading = this.steps[now].querySelector("h2");
    this.dialog.setAttribute("aria-labelledby", heading.id);
    heading.focus({ preventScroll: true });
  }

  point(at) {
    document.querySelector(".tour__at")?.classList.remove("tour__at");
    const target = [...document.querySelectorAll(at)].find((one) => one.checkVisibility());
    target?.classList.add("tour__at");
    target?.scrollIntoView({ block: "center" });
    this.dialog.classList.toggle("tour__step--beside", Boolean(target));
  }

  leave() {
    const form = this.querySelector("form");
    fetch(form.action, { method: "POST", body: new FormData(form), headers: { "HX-Request": "true" }, keepalive: true }).catch(() => null);
    document.querySelector(".tour__at")?.classList.remove("tour__at");
    this.remove();
    document.getElementById("main").focus({ preventScroll: true });
    document.dispatchEvent(new CustomEvent("announce", { detail: { value: this.dataset.left } }));
  }
}

customElements.define("page-tour", PageTour);
