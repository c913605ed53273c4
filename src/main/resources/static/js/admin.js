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

// What is closed opens when a link leads into it.
function open() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) { target.scrollIntoView({ block: "center" }); target.focus({ preventScroll: true }); }
}
addEventListener("hashchange", open);
open();

const fold = document.querySelector("details.fold");
if (fold) {
  const wide = matchMedia("(min-width: 64rem)");
  const set = () => { fold.open = wide.matches; };
  wide.addEventListener("change", set);
  set();
}

// The page beside the form follows what is typed, and stays where its reader is.
const preview = document.querySelector(".preview iframe");
if (preview) {
  document.addEventListener("kept", () => {
    if (preview.parentElement.open && preview.contentDocument?.readyState === "complete") preview.contentWindow.location.reload();
  });
  preview.parentElement.addEventListener("toggle", event => {
    if (event.target.open && preview.contentDocument?.body?.childElementCount) preview.contentWindow.location.reload();
  });
}

// A picture comes into the form without leaving it.
for (const picture of document.querySelectorAll(".picture")) {
  const [choice, file] = ["select", "[type=file]"].map(what => picture.querySelector(what));
  const said = picture.querySelector("[role=status]");
  const show = address => {
    picture.querySelector("img")?.remove();
    if (!address) return;
    const image = new Image();
    image.alt = "";
    image.src = address;
    picture.prepend(image);
  };
  file.parentElement.hidden = false;
  choice.addEventListener("change", () => { said.textContent = ""; show(choice.selectedOptions[0].dataset.src); });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const sent = new FormData();
    sent.set("_csrf", document.querySelector("[name=_csrf]").value);
    sent.set("picture", file.files[0]);
    picture.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/admin/pictures", { method: "POST", body: sent, headers: { Accept: "text/plain" } });
      const words = await answer.text();
      if (answer.status === 201) {
        const id = answer.headers.get("picture");
        if (![...choice.options].some(option => option.value === id)) {
          const option = new Option(words, id);
          option.dataset.src = answer.headers.get("location");
          choice.add(option);
        }
        choice.value = id;
        choice.dispatchEvent(new Event("change"));
        choice.dispatchEvent(new Event("input", { bubbles: true }));
      } else {
        said.textContent = answer.status === 422 ? words : answer.status === 413 ? picture.dataset.heavy : picture.dataset.failed;
      }
    } catch {
      said.textContent = picture.dataset.failed;
    }
    picture.removeAttribute("aria-busy");
    file.value = "";
  });
}

// One box for all boxes of a list.
for (const all of document.querySelectorAll("[data-all]")) {
  const each = [...document.querySelectorAll(`[type=checkbox][name="${all.dataset.all}"]`)];
  all.hidden = !each.length;
  all.addEventListener("change", () => { for (const one of each) one.checked = all.checked; });
  for (const one of each) one.addEventListener("change", () => {
    const chosen = each.filter(box => box.checked).length;
    all.checked = chosen === each.length;
    all.indeterminate = chosen > 0 && chosen < each.length;
  });
}

// Where the cursor stands in a turn, for splitting and quoting it.
for (const button of document.querySelectorAll(":is([value^='split '], [value^='quote '])")) {
  button.addEventListener("click", () => {
    const { selectionStart, selectionEnd } = button.closest(".row").querySelector("textarea");
    button.form.elements["form-from"].value = selectionStart;
    button.form.elements["form-to"].value = selectionEnd;
  });
}
