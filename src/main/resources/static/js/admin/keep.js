// Keeps aside what is being typed, a second after the last key, and says so. Without this script the buttons do it all.
const PAUSE = 1000;
const form = document.querySelector("form[data-keep]");
const status = document.getElementById("kept");

if (form && status) {
  let timer = 0;
  let running = null;
  let again = false;
  let dirty = false;
  let leaving = false;

  const say = words => { if (status.textContent !== words) status.textContent = words; };

  async function keep() {
    if (running) { again = true; return; }
    dirty = false;
    running = fetch(form.dataset.keep, {
      method: "POST",
      body: new URLSearchParams(new FormData(form)),
      redirect: "manual",
    });
    try {
      const answer = await running;
      if (answer.status === 200 || answer.status === 422 || answer.status === 400) {
        say(await answer.text());
        if (answer.ok) document.dispatchEvent(new Event("kept"));
      } else {
        dirty = true;
        say(answer.status === 401 ? form.dataset.out : form.dataset.refused);
        if (answer.status === 401) signInAgain();
      }
    } catch {
      dirty = true;
      say(form.dataset.offline);
      timer = setTimeout(keep, 5 * PAUSE);
    }
    running = null;
    if (again) { again = false; keep(); }
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
    say(form.dataset.typing);
    clearTimeout(timer);
    timer = setTimeout(keep, PAUSE);
  });
  form.addEventListener("submit", event => { leaving = !event.submitter?.formTarget; });
  document.addEventListener("visibilitychange", () => { if (dirty && document.hidden) { clearTimeout(timer); keep(); } });
  addEventListener("beforeunload", event => { if (dirty && !leaving) event.preventDefault(); });
  addEventListener("keydown", event => {
    if ((event.ctrlKey || event.metaKey) && event.key === "s") { event.preventDefault(); form.requestSubmit(); }
  });
}
