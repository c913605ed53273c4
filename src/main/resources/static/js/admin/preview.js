// The page beside the form follows what is typed. It stands in a frame of nobody's origin: both sides tell each other what they must know, and no more.
const PAUSE = 80;
const form = document.getElementById("form");
const preview = document.querySelector("details.preview");
const frame = preview?.querySelector("[data-stage]");
const wide = matchMedia("(min-width: 1100px)");

function wasOpen() {
  try { return localStorage.getItem("preview-open") !== "false"; } catch { return true; }
}

function remember(isOpen) {
  try { localStorage.setItem("preview-open", isOpen); } catch { /* then it isn't */ }
}

if (form && frame) {
  const tools = preview.querySelector(".tools");
  const status = preview.querySelector("[role=status]");
  const changes = tools.querySelector("[data-older]");
  // Below a form it is opened by whoever wants it.
  const isBeside = preview.matches(".beside > *");
  let shown = [];
  let page = null;
  let before = null;
  let isRunning = false;
  let isStale = false;
  let isReady = false;
  let timer = 0;
  let sought = "";

  const send = message => frame.contentWindow.postMessage(message, "*");
  const say = words => { if (status.textContent !== words) status.textContent = words; };

  function put(place) {
    shown = [...form.querySelectorAll("textarea[name], input[name]:not([type], [name^=form-])")];
    send({ ...page, place, before, show: sought, said: { ...tools.dataset }, values: shown.map(field => field.value) });
    sought = "";
  }

  // One at a time; what was typed meanwhile is asked for afterwards.
  async function draw() {
    if (!preview.open || !isReady) return;
    if (isRunning) { isStale = true; return; }
    isRunning = true;
    isStale = false;
    try {
      const answer = await fetch(frame.dataset.page, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "error" });
      const html = await answer.text();
      if (!answer.ok && !answer.headers.has("Content-Location")) throw new Error(answer.status);
      const place = page ? "" : decodeURIComponent(answer.headers.get("Content-Location").split("#")[1] ?? "");
      page = { html };
      put(place);
      say("");
    } catch {
      say(status.dataset.failed);
    } finally {
      isRunning = false;
      if (isStale) draw();
    }
  }

  function open() {
    if (!preview.open) return;
    if (isReady) draw();
    else if (!frame.hasAttribute("src")) frame.src = frame.dataset.stage;
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => { timer = 0; draw(); }, PAUSE);
  });

  // What is clicked in the page is found in the form.
  function go({ field, from, to, words }) {
    const control = shown[field];
    if (!control?.isConnected) return;
    for (let fold = control.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (!control.dispatchEvent(new CustomEvent("goto", { bubbles: true, cancelable: true, detail: { words } }))) return;
    control.focus({ preventScroll: true });
    control.setSelectionRange(from, to);
    control.scrollIntoView({ block: "center" });
  }

  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.ready) { isReady = true; draw(); }
    if (data.goto) go(data.goto);
  });

  // And where the caret stands in the form is shown in the page: in the one that is on its way, if there is one.
  let last = "";
  function follow(words, where) {
    if (!preview.open || !isReady || !words.trim() || where === last) return;
    last = where;
    if (timer || isRunning) sought = words;
    else send({ show: words });
  }

  function caret() {
    const field = document.activeElement;
    if (!field?.matches("#form :is(textarea, input:not([type]))") || !field.name) return;
    const { value, selectionStart } = field;
    const from = value.lastIndexOf("\n\n", selectionStart - 1) + 1;
    const end = value.indexOf("\n\n", selectionStart);
    follow(value.slice(from, end < 0 ? value.length : end), `${field.name} ${value.slice(0, from).split("\n\n").length}`);
  }
  document.addEventListener("selectionchange", caret);
  form.addEventListener("focusin", caret);
  form.addEventListener("at", ({ target, detail }) => follow(detail.words, `${target.name} ${detail.words}`));

  changes?.addEventListener("click", async () => {
    const isOn = changes.getAttribute("aria-pressed") !== "true";
    changes.setAttribute("aria-pressed", isOn);
    try {
      before = isOn ? await (await fetch(changes.dataset.older)).text() : null;
      if (page) put("");
    } catch {
      changes.setAttribute("aria-pressed", false);
      say(status.dataset.failed);
    }
  });

  preview.addEventListener("toggle", () => {
    if (wide.matches && isBeside) remember(preview.open);
    open();
  });
  preview.open = wide.matches && isBeside && wasOpen();
  open();
}
