// Keeps aside what is being typed, a second after the last key, and says so. Without this script the buttons do it all.
const PAUSE = 1000;
const LONGEST = 5 * PAUSE;
const PATIENCE = 3 * PAUSE;
const SELDOM = 60 * PAUSE;
const AWAY = [502, 503, 504];
const form = document.querySelector("form[data-keep]");
const status = document.getElementById("kept");

if (form && status) {
  const copy = form.elements["form-copy"];
  let timer = 0;
  let since = 0;
  let running = null;
  let again = false;
  let dirty = false;
  let leaving = false;
  let isGoing = false;
  let failures = 0;
  let stranger = false;
  let leash = new AbortController();

  const say = (words, isAmiss = false) => {
    if (status.textContent !== words) status.textContent = words;
    status.parentElement.classList.toggle("is-amiss", isAmiss);
  };
  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));

  // Resolves to whether the server has what is typed.
  function keep() {
    clearTimeout(timer);
    since = 0;
    if (running) { again = true; return running; }
    running = send().finally(() => {
      running = null;
      if (again) { again = false; keep(); }
    });
    return running;
  }

  async function send() {
    dirty = false;
    leash = new AbortController();
    const body = new URLSearchParams(new FormData(form));
    tell("keeping", body);
    if (stranger) return refuse();
    try {
      const answer = await fetch(form.dataset.keep, { method: "POST", body, redirect: "manual", signal: leash.signal });
      if (AWAY.includes(answer.status)) throw new Error(answer.status);
      failures = 0;
      return await heard(answer);
    } catch {
      dirty = true;
      if (leaving && !isGoing) return false;
      // Ever more seldom, but never less than once a minute; the words say so.
      say(form.dataset.offline, true);
      timer = setTimeout(keep, Math.min(SELDOM, 5 * PAUSE * 2 ** failures++));
      return false;
    }
  }

  async function heard(answer) {
    const known = answer.headers.get("Kept-At");
    elsewhere.hidden = answer.status !== 409;
    if (answer.ok) {
      copy.value = known ?? "";
      say(await answer.text());
      document.querySelector("[form=discard]")?.removeAttribute("hidden");
      tell("kept");
      return true;
    }
    dirty = true;
    if (answer.status === 412) return refuse();
    if ([400, 409, 422].includes(answer.status)) {
      say(await answer.text(), true);
      elsewhere.dataset.known = known ?? "";
      return false;
    }
    say(answer.status === 401 ? form.dataset.out : form.dataset.refused, true);
    // A form that is on its way out takes the way through the sign-in by itself.
    if (answer.status === 401 && !isGoing) signInAgain();
    return false;
  }

  // Somebody else is signed in in this browser: nothing is sent in their name until its author is back.
  function refuse() {
    stranger = true;
    dirty = true;
    wayIn.hidden = false;
    say(form.dataset.another, true);
    return false;
  }

  // Of two windows of one person none replaces what stands in the other, until they say so.
  const elsewhere = document.getElementById("elsewhere");
  elsewhere.querySelector("button").addEventListener("click", () => {
    copy.value = elsewhere.dataset.known;
    keep();
    form.querySelector("textarea, input:not([type=hidden])").focus();
  });

  // Whoever is put out while they write signs in beside their text, and goes on.
  const dialog = document.getElementById("signed-out");
  const door = dialog.querySelector("iframe");
  const wayIn = document.getElementById("sign-in-again");

  function signInAgain() {
    if (!wayIn.hidden) return;
    wayIn.hidden = false;
    openDoor();
  }

  function openDoor() {
    door.src = door.dataset.src;
    dialog.showModal();
  }

  wayIn.addEventListener("click", openDoor);
  door.addEventListener("load", () => {
    const fresh = door.contentDocument?.getElementById("fresh");
    if (!fresh) return;
    const { value: token, dataset: { who } } = fresh;
    door.removeAttribute("src");
    dialog.close();
    stranger = who !== form.elements["form-author"].value;
    if (stranger) { refuse(); return; }
    for (const field of document.querySelectorAll("[name=_csrf]")) field.value = token;
    wayIn.hidden = true;
    keep();
  });

  form.addEventListener("input", () => {
    dirty = true;
    // Whoever goes on after a save that left the page standing writes into another form than the one that was saved.
    if (leaving) form.elements["form-key"].value += "+";
    leaving = false;
    since ||= Date.now();
    if (!failures) say(form.dataset.typing);
    clearTimeout(timer);
    timer = setTimeout(keep, Math.max(0, Math.min(PAUSE, since + LONGEST - Date.now())));
  });
  addEventListener("online", () => { if (failures) keep(); });

  // What is sent is kept first, so that no line that breaks takes the page and the text with it. Nothing is kept aside
  // behind the back of a save, or of throwing away: a late copy would look like somebody else's text.
  async function go(sent, submitter) {
    isGoing = true;
    const late = new Promise(resolve => { setTimeout(() => resolve(true), PATIENCE); });
    const mayGo = await Promise.race([sent === form && dirty ? keep() : running, late]);
    isGoing = false;
    if (mayGo === false && (failures || stranger)) { leaving = false; return; }
    leash.abort();
    running = null;
    dirty = false;
    sent.requestSubmit(submitter);
  }

  for (const sent of [form, document.getElementById("discard")]) {
    sent?.addEventListener("submit", event => {
      if (stranger) { event.preventDefault(); keep(); return; }
      if (event.submitter?.formTarget) return;
      leaving = true;
      again = false;
      clearTimeout(timer);
      if (!isGoing && !running && !(dirty && sent === form)) return;
      event.preventDefault();
      if (!isGoing) go(sent, event.submitter);
    });
  }
  document.addEventListener("visibilitychange", () => { if (dirty && !leaving && document.hidden) keep(); });
  addEventListener("beforeunload", event => { if (dirty && !leaving) event.preventDefault(); });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(); }
  });
}
