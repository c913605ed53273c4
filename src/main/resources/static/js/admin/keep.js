// Keeps aside what is being typed, a second after the last key, and says so. Without this script the buttons do it all.
const PAUSE = 1000;
const PATIENCE = 3 * PAUSE;
const form = document.querySelector("form[data-keep]");
const status = document.getElementById("kept");

if (form && status) {
  let timer = 0;
  let running = null;
  let again = false;
  let dirty = false;
  let leaving = false;

  const say = words => { if (status.textContent !== words) status.textContent = words; };

  function keep() {
    if (running) { again = true; return; }
    running = send().finally(() => {
      running = null;
      if (again) { again = false; keep(); }
    });
  }

  let leash = new AbortController();

  async function send() {
    dirty = false;
    leash = new AbortController();
    try {
      const answer = await fetch(form.dataset.keep, {
        method: "POST",
        body: new URLSearchParams(new FormData(form)),
        redirect: "manual",
        signal: leash.signal,
      });
      if (answer.status === 200 || answer.status === 422 || answer.status === 400) {
        say(await answer.text());
        if (answer.ok) {
          document.querySelector("[form=discard]")?.removeAttribute("hidden");
          document.dispatchEvent(new Event("kept"));
        }
      } else {
        dirty = true;
        say(answer.status === 401 ? form.dataset.out : form.dataset.refused);
        if (answer.status === 401) signInAgain();
      }
    } catch {
      dirty = true;
      if (leaving) return;
      say(form.dataset.offline);
      timer = setTimeout(keep, 5 * PAUSE);
    }
  }

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
    const token = door.contentDocument?.getElementById("fresh")?.value;
    if (!token) return;
    for (const field of document.querySelectorAll("[name=_csrf]")) field.value = token;
    door.removeAttribute("src");
    wayIn.hidden = true;
    dialog.close();
    keep();
  });

  form.addEventListener("input", () => {
    dirty = true;
    leaving = false;
    say(form.dataset.typing);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  // Nothing is kept aside behind the back of a save, or of throwing away: a late copy would look like somebody else's text.
  for (const sent of [form, document.getElementById("discard")]) {
    sent?.addEventListener("submit", event => {
      if (event.submitter?.formTarget) return;
      leaving = true;
      again = false;
      clearTimeout(timer);
      if (!running) return;
      event.preventDefault();
      const submitter = event.submitter;
      const late = new Promise(resolve => { setTimeout(resolve, PATIENCE); });
      Promise.race([running, late]).then(() => { leash.abort(); running = null; sent.requestSubmit(submitter); });
    });
  }
  document.addEventListener("visibilitychange", () => { if (dirty && !leaving && document.hidden) { clearTimeout(timer); keep(); } });
  addEventListener("beforeunload", event => { if (dirty && !leaving) event.preventDefault(); });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(); }
  });
}
