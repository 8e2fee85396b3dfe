// The page of keys, shown over the page that is open.
export async function show() {
  if (document.getElementById("keys")) return; // it is open
  const answer = await fetch("/help/keys/").catch(() => null);
  if (!answer?.ok || document.getElementById("keys")) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const dialog = document.createElement("dialog");
  dialog.className = "keys-shown";
  dialog.setAttribute("aria-labelledby", "keys-heading");
  dialog.append(page.getElementById("keys"));
  dialog.querySelector(".keys__close").hidden = false;
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  import("madang/key-switch"); // shows itself
  dialog.showModal();
}
