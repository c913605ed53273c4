// What is typed stands in this browser's own storage until the server has it: a line that is down for hours, a browser
// that crashes or a laptop that sleeps cost nothing. What was left over is offered where it belongs, and to nobody else.
const me = document.querySelector("form.me");
const offer = document.getElementById("unsent");
const WAY = ["_csrf", "form-key", "form-copy", "form-started", "form-author"];

if (me) {
  const prefix = `unsent ${me.dataset.who} `;
  const form = document.querySelector("form[data-keep]");
  const { lang } = document.documentElement;
  const mine = form && `${prefix}${form.dataset.keep} ${form.elements["form-key"].value}`;
  const fields = body => [...new URLSearchParams(body)].filter(([name]) => !WAY.includes(name));
  const said = body => new URLSearchParams(fields(body)).toString();
  const first = () => [...form.elements].find(control => /^[a-z]/.test(control.name) && !control.name.startsWith("form-"));

  function all() {
    try {
      return Object.keys(localStorage).filter(key => key.startsWith(prefix)).map(key => ({ key, ...JSON.parse(localStorage.getItem(key)) })).sort((a, b) => a.at < b.at ? 1 : -1);
    } catch { return []; }
  }

  function forget(key) {
    try { localStorage.removeItem(key); } catch { /* then there is nothing */ }
  }

  function store(body) {
    const text = new URLSearchParams(body);
    text.delete("_csrf");
    try {
      localStorage.setItem(mine, JSON.stringify({ at: new Date().toISOString(), path: location.pathname, title: first().value.trim() || document.querySelector("h1").textContent.trim(), body: text.toString() }));
    } catch {
      form.dataset.offline = form.dataset.nowhere;
    }
  }

  // The words of it that don't stand in the form as it is, under the names that they have there.
  function look(item, body) {
    const there = new Set(fields(new FormData(form)).map(([name, value]) => `${name}=${value}`));
    const room = item.querySelector(".fields");
    const sample = room.querySelector(".field");
    for (const [name, value] of fields(body)) {
      const control = form.elements[name]?.labels ? form.elements[name] : null;
      if (!value.trim() || there.has(`${name}=${value}`) || control?.type === "hidden" || !/\s|\p{L}{3}/u.test(value) || /^[\da-f-]{36}$/.test(value)) continue;
      const field = sample.cloneNode(true);
      const [label, area] = field.children;
      area.id = `${item.id}-${room.children.length}`;
      area.value = value;
      label.htmlFor = area.id;
      label.textContent = (control?.labels[0]?.querySelector("span") ?? control?.labels[0])?.textContent.trim() ?? name;
      room.append(field);
    }
    sample.remove();
    if (!room.children.length) item.querySelector("details").remove();
  }

  function draw(entry, i) {
    const item = offer.querySelector("template").content.firstElementChild.cloneNode(true);
    item.id = `unsent-${i}`;
    const time = document.createElement("time");
    time.dateTime = entry.at;
    time.textContent = new Date(entry.at).toLocaleString(lang === "en" ? "en-GB" : lang, { dateStyle: "medium", timeStyle: "short" });
    item.querySelector("p").append(time);
    const link = item.querySelector("a");
    if (link) {
      link.href = entry.path;
      link.textContent = entry.title;
    } else {
      item.querySelector("[data-take]").addEventListener("click", () => document.dispatchEvent(new CustomEvent("again", { detail: entry.body })));
      look(item, entry.body);
    }
    item.querySelector("[data-drop]").addEventListener("click", () => {
      forget(entry.key);
      const next = item.nextElementSibling ?? item.previousElementSibling;
      item.remove();
      offer.hidden = !offer.querySelector("li");
      (next?.querySelector("a, button") ?? document.getElementById("main").querySelector("a, button, input:not([type=hidden])")).focus();
    });
    offer.querySelector("ul").append(item);
  }

  const here = form && said(new FormData(form));
  const left = all().filter(({ key, body }) => {
    if (!form || !key.startsWith(`${prefix}${form.dataset.keep} `)) return !form;
    const isHere = said(body) === here;
    if (isHere) forget(key);
    return !isHere;
  });
  if (offer && left.length) {
    left.forEach(draw);
    offer.hidden = false;
  }

  if (form) {
    document.addEventListener("keeping", ({ detail }) => store(detail));
    document.addEventListener("kept", () => forget(mine));
    document.getElementById("discard").addEventListener("submit", event => { if (!event.defaultPrevented) forget(mine); });
  }

  // Whoever signs out leaves nothing behind, and loses nothing either.
  addEventListener("submit", event => {
    if (event.target !== me || !all().length) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    location.assign("/admin#unsent");
    if (offer && !form) offer.querySelector("[tabindex]").focus();
  }, true);
}
