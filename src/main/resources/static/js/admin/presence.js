// Tells others that this form is open, and says who else has it open and what they saved. Without this script, that stands
// there as it was when the page was made. When nothing is heard for a while the line goes: better none than a wrong one.
const line = document.getElementById("presence");

if (line) {
  const SECOND = 1000;
  const IDLE = 120 * SECOND;
  const SILENCE = Number(line.dataset.silence);
  const DOUBT = Number(line.dataset.sign) * 2 / 3;
  const SIGN = DOUBT; // Nobody needs one more often than it is asked for.
  const [said, newer, version, form] = ["presence-said", "newer", "newer-version", "form"].map(id => document.getElementById(id));

  let unsaved = line.dataset.unsaved === "true";
  let active = performance.now();
  let told = "";
  let toldAt = 0;
  let stream = null;
  let tries = 0;
  let [again, doubt, silence] = [0, 0, 0];
  let gone = false;

  const idle = () => document.hidden || performance.now() - active > IDLE;

  function words(left) {
    const token = document.querySelector("[name=_csrf]").value;
    return new URLSearchParams({ _csrf: token, window: line.dataset.window, idle: idle(), unsaved, left });
  }

  // Only as long as the stream is open: a page that is signed out asks for nothing more than that.
  async function tell() {
    const now = `${idle()} ${unsaved}`;
    if (!stream || gone || (now === told && performance.now() - toldAt < SIGN)) return;
    told = now;
    toldAt = performance.now();
    try {
      await fetch(line.dataset.at, { method: "POST", body: words(false), redirect: "manual" });
    } catch {
      told = "";
    }
  }

  // What is read or typed stays where it is when something comes or goes above it.
  function steadily(change) {
    const at = form.contains(document.activeElement) ? document.activeElement : form;
    const before = at.getBoundingClientRect().top;
    change();
    const moved = at.getBoundingClientRect().top - before;
    if (moved && scrollY > 0) scrollBy({ top: moved, behavior: "instant" });
  }

  function show(words) {
    if (line.textContent === words && line.hidden === !words) return;
    steadily(() => { line.textContent = words; line.hidden = !words; });
  }

  // A version is announced once, and stays announced until somebody has it out of the way.
  let announced = newer.querySelector("a")?.getAttribute("href");

  function announce(saved) {
    if (announced === saved.changes) return;
    announced = saved.changes;
    const told = version.content.cloneNode(true);
    told.querySelector("b").textContent = saved.words;
    told.querySelector("a").href = saved.changes;
    told.querySelector("button").hidden = false;
    steadily(() => newer.replaceChildren(told));
  }

  let written = null;
  form.addEventListener("focusin", event => { written = event.target; });
  newer.querySelector("button")?.removeAttribute("hidden");
  newer.addEventListener("click", event => {
    if (!event.target.closest("button")) return;
    steadily(() => newer.replaceChildren());
    written?.focus({ preventScroll: true });
  });

  const HEARD = {
    here(now) { show(now.line); if (now.said) said.textContent = now.said; },
    saved: announce,
    sign() {},
    elsewhere() { stop(); show(""); },
  };

  function hear(event) {
    const [name, data] = ["event", "data"].map(field => event.match(new RegExp(`^${field}: (.*)$`, "m"))?.[1]);
    tries = 0;
    clearTimeout(doubt);
    doubt = 0;
    clearTimeout(silence);
    silence = setTimeout(() => stream?.abort(), SILENCE);
    HEARD[name]?.(JSON.parse(data));
    tell();
  }

  async function read(answer) {
    const reader = answer.body.pipeThrough(new TextDecoderStream()).getReader();
    for (let rest = ""; ;) {
      const { value, done } = await reader.read();
      if (done) return;
      const events = (rest + value).split("\n\n");
      rest = events.pop();
      events.forEach(hear);
    }
  }

  async function listen() {
    clearTimeout(again);
    if (stream || gone) return;
    const mine = stream = new AbortController();
    told = "";
    let refused = false;
    try {
      const query = new URLSearchParams({ window: line.dataset.window, from: line.dataset.from ?? "" });
      const answer = await fetch(`${line.dataset.at}?${query}`, { redirect: "manual", signal: mine.signal });
      refused = answer.status === 403 || answer.status === 404;
      if (answer.ok) await read(answer);
    } catch {
      // As when it simply ends.
    }
    if (stream !== mine) return;
    stop();
    doubt ||= setTimeout(show, DOUBT, "");
    if (!refused) again = setTimeout(listen, Math.min(60, 2 ** tries++) * SECOND * (0.5 + Math.random()));
  }

  function stop() {
    const mine = stream;
    stream = null;
    clearTimeout(again);
    clearTimeout(silence);
    mine?.abort();
  }

  function awake() {
    const was = idle();
    active = performance.now();
    if (was) tell();
  }

  for (const sign of ["keydown", "pointerdown", "pointermove", "scroll"]) addEventListener(sign, awake, { passive: true });
  if (form.dataset.keep) {
    form.addEventListener("input", () => {
      awake();
      if (unsaved) return;
      unsaved = true;
      tell();
    });
  }
  // A window that gave its place to others takes it again when somebody looks at it.
  for (const sign of ["focus", "online"]) addEventListener(sign, listen);
  document.addEventListener("visibilitychange", () => { tell(); if (!document.hidden) listen(); });
  addEventListener("pagehide", () => {
    gone = true;
    if (stream) navigator.sendBeacon(line.dataset.at, words(true));
    stop();
  });
  addEventListener("pageshow", event => { if (event.persisted) { gone = false; listen(); } });
  (window.requestIdleCallback ?? setTimeout)(listen);
}
