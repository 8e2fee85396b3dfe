// Sends one file; its line tells how far it is and stops it. Gives what is to be put into the text, or nothing: then the
// line says why, and stays until it is put away.
const MOST = 20_000_000; // bytes, as the server has it

export function lineOf(file, attacher) {
  const line = attacher.template.content.firstElementChild.cloneNode(true);
  line.querySelector("b").textContent = file.name;
  line.querySelector("button").onclick = () => putAway(line, attacher);
  return attacher.insertBefore(line, attacher.template);
}

export async function send(file, line, attacher) {
  const [bar, said, button] = line.querySelectorAll("progress, span, button");
  const { dataset: words, form } = attacher;
  const request = new XMLHttpRequest();
  if (!line.isConnected) return ""; // stopped while it waited
  return new Promise((done) => {
    const end = (sentence, text = "") => {
      attacher.say(sentence.replace("{name}", file.name));
      if (text || sentence === words.stopped) line.remove();
      else refuse(line, attacher, sentence.replace("{name}", file.name));
      done(text);
    };
    if (file.size > MOST) return end(words.over);
    button.onclick = () => { attacher.field.focus(); request.abort(); };
    request.upload.onprogress = ({ loaded, total }) => show(bar, said, loaded / total, words.read);
    request.onload = () => (request.status === 201 ? end(words.done, request.responseText) : end(reasonOf(request)));
    request.onerror = () => end(document.getElementById("live").dataset.offline);
    request.onabort = () => end(words.stopped);
    attacher.say(words.going.replace("{name}", file.name));
    request.open("POST", form.dataset.attach);
    request.setRequestHeader("Accept", "text/plain"); // the line alone, or a sentence; of what stands before it a notice
    request.setRequestHeader("HX-Request", "true");
    request.send(bodyOf(file, form));
  });
}

function bodyOf(file, form) {
  const body = new FormData();
  body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  body.append("file", file, file.name);
  return body;
}

function show(bar, said, share, read) {
  bar.value = share * 100;
  said.textContent = share === 1 ? read : `${Math.floor(share * 100)} %`;
}

function reasonOf(request) {
  if (request.getResponseHeader("Content-Type")?.startsWith("text/plain")) return request.responseText;
  const notice = new DOMParser().parseFromString(request.responseText, "text/html").querySelector(".notice");
  return notice?.textContent.trim() || document.getElementById("live").dataset.failed;
}

function refuse(line, attacher, sentence) {
  const [bar, said, button] = line.querySelectorAll("progress, span, button");
  bar.remove();
  line.classList.add("upload--refused");
  said.textContent = sentence;
  button.textContent = button.dataset.away;
  button.onclick = () => putAway(line, attacher);
}

function putAway(line, attacher) {
  attacher.field.focus();
  line.remove();
}
