// The palette: Ctrl+K, or Ctrl+Shift+K in a text, finds documents and screens, and does what the open screen offers.
const dialog = document.getElementById("palette");
const finder = document.querySelector(".finder");

if (dialog && finder) {
  const input = dialog.querySelector("input");
  const language = document.documentElement.lang;
  const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase(language);
  const text = element => element.textContent.replace(/\s+/g, " ").trim();
  const address = () => location.pathname + location.search;

  // What the screen offers right now, and what its menu leads to.
  const acts = () => [...document.querySelectorAll("main [data-act], #palette [data-act]")]
    .filter(act => !act.hidden && !act.disabled && !act.matches("[aria-current]"))
    .map(act => ({ label: text(act), kind: dialog.dataset.act, act }));
  const screens = () => [...document.querySelectorAll(".side nav a")]
    .filter(link => link.getAttribute("href") !== address())
    .map(link => ({ label: text(link.querySelector("span")), kind: dialog.dataset.screen, opens: link.href }));

  // So many leave room for documents.
  const MOST = 8;

  // Each word that is typed begins a word of the name, whatever their accents.
  const parts = text => fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const fits = ({ label }, typed) => parts(typed).every(word => parts(label).some(part => part.startsWith(word)));

  // Those whose names begin as typed come first.
  function near(typed) {
    const known = [...acts(), ...screens()];
    if (!typed) return known;
    const late = ({ label }) => Number(!fold(label).startsWith(fold(typed)));
    return known.filter(one => fits(one, typed)).sort((one, other) => late(one) - late(other)).slice(0, MOST);
  }

  function choose({ act, opens }) {
    dialog.close();
    if (act) act.click();
    else location.assign(opens);
  }

  const search = typed => ({ label: dialog.dataset.search.replace("#", typed), opens: `/admin/content?${new URLSearchParams({ q: typed })}` });

  input.dispatchEvent(new CustomEvent("combobox", { bubbles: true, detail: { types: [], near, fits, extra: typed => [search(typed)], choose, failed: dialog.dataset.failed } }));

  function open() {
    if (dialog.open) return;
    input.value = "";
    dialog.showModal();
    input.dispatchEvent(new Event("near"));
  }

  finder.role = "button";
  finder.setAttribute("aria-haspopup", "dialog");
  finder.addEventListener("click", event => { event.preventDefault(); open(); });
  finder.addEventListener("keydown", event => { if (event.key === " ") { event.preventDefault(); open(); } });
  dialog.addEventListener("click", event => { if (event.target === dialog) dialog.close(); });
  document.addEventListener("palette", open);
  document.addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "k" || event.defaultPrevented) return;
    // In a text it is the key for a link, also where the text is shown as it is written.
    if (!event.shiftKey && event.target.closest(".editor")) return;
    // One dialog at a time.
    if (document.querySelector("dialog[open]:not(#palette)")) return;
    event.preventDefault();
    open();
  });
}
