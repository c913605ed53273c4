// Finds documents by their names while they are typed: for references, whose list it replaces, and for links.
const words = document.getElementById("found")?.dataset;
const PAUSE = 150;
const SLOW = 1000;
const PATIENCE = 10 * SLOW;

let number = 0;

// Gives an input a list of what is found. The pattern is the combobox of the ARIA Authoring Practices. Where something is
// at hand before anything is found (near), the list is always there, and its first line chosen; what was found stays as
// long as it fits.
function combobox(input, { types, extra, choose, near, fits, failed = words.failed }) {
  const list = document.createElement("ul");
  const said = document.createElement("p");
  list.id = `found-${++number}`;
  list.role = "listbox";
  list.className = "found";
  list.hidden = true;
  said.role = "status";
  said.className = "unseen";
  list.setAttribute("aria-label", input.getAttribute("aria-label") ?? input.labels?.[0]?.textContent ?? "");
  for (const [name, value] of [["role", "combobox"], ["aria-autocomplete", "list"], ["aria-expanded", "false"], ["aria-controls", list.id], ["autocomplete", "off"]]) input.setAttribute(name, value);
  const around = document.createElement("div");
  around.className = "combobox";
  input.replaceWith(around);
  around.append(input, list, said);

  let timer = 0;
  let asked = 0;
  let at = -1;
  let last = [];

  const close = () => {
    if (near) return;
    list.hidden = true;
    at = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };

  function show(options) {
    list.replaceChildren(...options.map((option, i) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${i}`;
      item.role = "option";
      item.textContent = option.label;
      if (option.kind) {
        const kind = document.createElement("small");
        kind.textContent = option.kind;
        item.append(" ", kind);
      }
      item.setAttribute("aria-selected", "false");
      item.addEventListener("mousedown", event => event.preventDefault());
      item.addEventListener("click", () => { close(); choose(option); });
      return item;
    }));
    input.removeAttribute("aria-activedescendant");
    list.hidden = !options.length;
    input.setAttribute("aria-expanded", String(!list.hidden));
    const kept = near ? Math.max(0, Math.min(at, options.length - 1)) : -1;
    at = -1;
    if (kept >= 0 && options.length) point(kept);
  }

  // What is the matter can be seen where there is room for it; a number is heard.
  function say(text, isTrouble) {
    said.className = near && isTrouble ? "hint" : "unseen";
    said.textContent = text;
  }

  const count = number => say(number ? words.some.replace("#", number) : words.none, !number);

  function showNear(typed) {
    if (!near) return [];
    const hand = near(typed);
    last = typed ? last.filter(option => fits(option, typed)) : [];
    if (typed) say("");
    else count(hand.length);
    show([...hand, ...last, ...(typed ? extra(typed) : [])]);
    return hand;
  }

  async function find() {
    const mine = ++asked;
    const typed = input.value.trim();
    const hand = showNear(typed);
    if (near && !typed) return;
    const query = new URLSearchParams(types.map(type => ["type", type]));
    query.set("q", input.value);
    const late = setTimeout(() => { if (mine === asked) say(words.slow, true); }, SLOW);
    try {
      const answer = await fetch(`/admin/content/choices?${query}`, { headers: { Accept: "application/json" }, signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok) throw answer.status;
      const found = await answer.json();
      if (mine !== asked || document.activeElement !== input) return;
      last = found;
      count(hand.length + found.length);
      show([...hand, ...found, ...(typed ? extra(typed) : [])]);
    } catch {
      if (mine === asked) { say(failed, true); close(); }
    } finally {
      clearTimeout(late);
    }
  }

  function point(to) {
    const items = list.children;
    items[at]?.setAttribute("aria-selected", "false");
    at = to;
    items[at].setAttribute("aria-selected", "true");
    items[at].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", items[at].id);
  }

  function step(by) {
    if (list.hidden) { find(); return; }
    const many = list.children.length;
    point((at + by + many + (at < 0 && by < 0 ? 1 : 0)) % many);
  }

  input.addEventListener("input", event => {
    if (!event.isTrusted) return;
    clearTimeout(timer);
    asked++;
    at = -1;
    showNear(input.value.trim());
    timer = setTimeout(find, PAUSE);
  });
  input.addEventListener("near", () => { asked++; at = -1; showNear(""); });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", event => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      step(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && !list.hidden && at >= 0) {
      event.preventDefault();
      event.stopPropagation();
      list.children[at].click();
    } else if (event.key === "Escape" && !near && !list.hidden) {
      event.preventDefault();
      event.stopPropagation();
      close();
    }
  });
  return { find, close };
}

// A list to choose from becomes a field in which one types a name. The list stays, unseen, and holds what is chosen.
function reference(select) {
  const field = select.closest(".field");
  const input = document.createElement("input");
  const label = field.querySelector("label");
  const begin = [...field.querySelectorAll("[value^='begin ']")];
  const name = () => select.selectedOptions[0]?.value ? select.selectedOptions[0].text : "";
  input.id = select.id;
  input.dir = "auto";
  input.spellcheck = false;
  input.value = name();
  for (const known of ["aria-label", "aria-describedby"]) if (select.hasAttribute(known)) input.setAttribute(known, select.getAttribute(known));
  if (select.hasAttribute("aria-label")) input.setAttribute("aria-label", label.textContent.trim());
  select.removeAttribute("id");
  select.hidden = true;
  select.before(input);

  function choose(option) {
    if (option.begin) {
      field.querySelector("[name^='form-new/']").value = input.value.trim();
      option.begin.click();
      return;
    }
    let known = [...select.options].find(one => one.value === option.value);
    if (!known) {
      known = new Option(option.label, option.value);
      select.add(known);
    }
    known.selected = true;
    input.value = name();
    select.dispatchEvent(new Event("input", { bubbles: true }));
    select.dispatchEvent(new Event("chosen", { bubbles: true }));
    input.focus();
  }

  const { find } = combobox(input, {
    types: (select.dataset.types ?? "").split(" ").filter(Boolean),
    extra: typed => begin.map(one => ({ label: one.dataset.words.replace("#", typed), begin: one })),
    choose,
  });
  select.addEventListener("input", () => { input.value = name(); });
  input.addEventListener("focus", () => { input.select(); });
  input.addEventListener("click", () => { if (!input.value) find(); });
  input.addEventListener("keydown", event => {
    if (event.key === "Enter" && !event.defaultPrevented) { event.preventDefault(); find(); }
  });
  // What is typed and not chosen is nothing; an emptied field takes the choice back.
  input.addEventListener("change", () => {
    if (!input.value.trim() && select.value) choose({ value: "", label: "" });
    input.value = name();
  });
  return input;
}

document.addEventListener("combobox", event => combobox(event.target, event.detail));

if (words) {
  for (const select of document.querySelectorAll("select[data-types]")) reference(select);
  for (const details of document.querySelectorAll(".begun")) details.hidden = !details.open;

  // Several: when the last is chosen there is room for one more.
  document.addEventListener("chosen", event => {
    const picks = event.target.closest(".picks");
    const last = picks?.querySelector(":scope > select:last-child");
    if (!last?.value) return;
    const more = last.cloneNode(true);
    more.id = `${last.name}-${picks.children.length}`;
    more.value = "";
    more.setAttribute("aria-label", "");
    picks.append(more);
    reference(more);
  });
}

// Links: Ctrl+K in a text opens this, see the editor.
const dialog = document.getElementById("link");
if (dialog) {
  const [label, to, wrong] = ["link-words", "link-to", "link-wrong"].map(id => document.getElementById(id));
  let chosen = "";
  let done = () => {};
  let remove = () => {};
  const address = () => chosen || to.value.trim();
  const isAddress = text => /^(content:|https?:\/\/|mailto:|\/(?!\/))[^\s]/.test(text) && !/\s/.test(text);
  const { close } = combobox(to, { types: [], extra: () => [], choose: option => { chosen = `content:${option.value}`; to.value = option.label; if (!label.value) label.value = option.label; } });
  to.addEventListener("input", event => { if (event.isTrusted) { chosen = ""; wrong.textContent = ""; } });
  document.addEventListener("link", event => {
    const words = event.detail.words;
    label.value = isAddress(words) ? "" : words;
    to.value = event.detail.to || (isAddress(words) ? words : "");
    chosen = "";
    remove = event.detail.remove;
    dialog.querySelector("[value=remove]").hidden = !event.detail.to;
    wrong.textContent = "";
    done = event.detail.done;
    dialog.showModal();
    (label.value ? to : label).focus();
  });
  dialog.querySelector("form").addEventListener("submit", event => {
    if (event.submitter?.value !== "link" || isAddress(address())) return;
    event.preventDefault();
    close();
    wrong.textContent = dialog.dataset.failed;
    to.focus();
  });
  dialog.addEventListener("close", () => {
    if (dialog.returnValue === "remove") remove();
    if (dialog.returnValue === "link") done(label.value.trim() || to.value.trim(), address());
    dialog.returnValue = "";
  });
}
