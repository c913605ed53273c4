// Takes back what was done to a form, step by step across all its fields, rows and buttons, and does it again.
// The steps are differences of what the fields hold, so they outlive a button that asks the server, and a reload.
const PAUSE = 1000;
const MOST = 2_000_000;
// What a form says of itself, whatever text is sent with it.
const OWN = ["_csrf", "form-key", "form-copy", "form-author"];

// One key may write two characters: the second takes the first's meaning as a mark.
const KEY = 2;
const form = document.getElementById("form");
const tools = document.getElementById("undo");

// Whoever sits at this browser next finds nothing of it.
let isOver = false;
document.querySelector("form.me")?.addEventListener("submit", () => {
  isOver = true;
  sessionStorage.clear();
});

if (form && tools) {
  const key = `undo ${tools.dataset.who} ${location.pathname}`;
  const started = form.elements["form-started"]?.value ?? "";
  const [back, again] = tools.querySelectorAll("button");
  const said = tools.querySelector("[role=status]");
  const last = new Map();
  let steps = [];
  let at = 0;
  let isOurs = false;

  const isField = node => node?.name && node.form === form && !/^_|^form-(?!slug|note)/.test(node.name) && !["hidden", "file", "submit"].includes(node.type);
  const all = name => [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)];
  const arranged = order => [...order.children].map(row => `${row.id} ${row.querySelector(':scope > [name$="/removed"]')?.value}`).join("\n");
  const sent = () => new URLSearchParams([...new FormData(form)].filter(([name, value]) => typeof value === "string" && !/^_|^form-(?!slug|note|started|base|decided|end|version)/.test(name))).toString();

  // A choice goes with its words: after a reload the list may no longer offer it.
  function holds(control) {
    if (control.type === "checkbox") return String(control.checked);
    return control.localName === "select" ? `${control.value}\n${control.selectedOptions[0]?.text ?? ""}` : control.value;
  }

  const valueOf = held => held.split("\n")[0];

  function put(control, text, caret) {
    if (control.type === "checkbox") control.checked = text === "true";
    else if (control.localName === "select") {
      const [value, words] = text.split("\n");
      if (![...control.options].some(option => option.value === value)) control.add(new Option(words, value));
      control.value = value;
    } else control.value = text;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    control.dispatchEvent(new Event("change", { bubbles: true }));
    if (control.localName === "textarea" || /^(?:text|search|url)$/.test(control.type)) control.setSelectionRange(caret, caret);
  }

  function difference(before, after) {
    const most = Math.min(before.length, after.length);
    let from = 0;
    while (from < most && before[from] === after[from]) from++;
    let end = 0;
    while (end < most - from && before.at(-1 - end) === after.at(-1 - end)) end++;
    return { from, removed: before.slice(from, before.length - end), typed: after.slice(from, after.length - end) };
  }

  function add(step) {
    steps.length = at;
    steps.push(step);
    at = steps.length;
    show();
  }

  // Keys one after the other are one step.
  function typed(control) {
    const before = last.get(control) ?? "";
    const now = holds(control);
    if (before === now) return;
    last.set(control, now);
    const { name } = control;
    const index = all(name).indexOf(control);
    const made = { name, index, ...(control.localName === "select" ? { from: 0, removed: before, typed: now } : difference(before, now)), time: Date.now() };
    made.isKey = Math.max(made.removed.length, made.typed.length) <= KEY;
    const running = steps[at - 1];
    const goesOn = at === steps.length && running?.name === name && running.index === index && made.time - running.time < PAUSE
      && made.isKey && running.isKey && made.from + made.removed.length === running.from + running.typed.length;
    if (!goesOn) { add(made); return; }
    const short = made.removed.slice(0, Math.max(0, made.removed.length - running.typed.length));
    running.from -= short.length;
    running.removed = short + running.removed;
    running.typed = running.typed.slice(0, running.typed.length - made.removed.length + short.length) + made.typed;
    running.time = made.time;
  }

  function moved(order) {
    const before = last.get(order);
    const now = arranged(order);
    last.set(order, now);
    if (before !== now) add({ rows: order.closest(".rows").id, before, now });
  }

  function remember() {
    for (const control of form.elements) if (isField(control) && !last.has(control)) last.set(control, holds(control));
    for (const order of form.querySelectorAll(".order")) if (!last.has(order)) last.set(order, arranged(order));
  }

  form.addEventListener("input", ({ target }) => {
    if (isOurs) return;
    if (isField(target)) typed(target);
    else if (target.matches(".row")) moved(target.parentElement);
  });
  // A choice makes room for one more.
  document.addEventListener("chosen", remember);

  // What the server does to the form is one step; the form as it was is kept to go back to.
  form.addEventListener("submit", ({ submitter, defaultPrevented }) => {
    if (defaultPrevented || isOurs || submitter?.name !== "form-edit") return;
    const [verb, first, second] = submitter.value.split(" ");
    add({ form: sent(), place: verb === "begin" ? second : first });
  });

  // A text from elsewhere is put into the form as one step.
  document.addEventListener("again", ({ detail }) => {
    add({ form: sent(), after: detail, place: [...form.elements].find(isField).name });
    at--;
    go(false);
  });

  // So what is thrown away can be had back.
  document.getElementById("discard")?.addEventListener("submit", event => { if (!event.defaultPrevented) add({ form: sent(), place: [...form.elements].find(isField).name }); });

  const name = node => node?.textContent.trim().replace(/\s+/g, " ") ?? "";

  function reach(node) {
    for (let shut = node.closest("details:not([open])"); shut; shut = shut.parentElement.closest("details:not([open])")) shut.open = true;
    (node.closest(".field") ?? node).scrollIntoView({ block: "nearest" });
    node.focus({ preventScroll: true });
  }

  // Whether the step fitted the form as it is.
  const take = {
    text(step, isBack) {
      const control = all(step.name)[step.index];
      const [gone, come] = isBack ? [step.typed, step.removed] : [step.removed, step.typed];
      if (!control) return false;
      const now = holds(control);
      const isChoice = control.localName === "select";
      const fits = isChoice ? valueOf(now) === valueOf(gone) : now.slice(step.from, step.from + gone.length) === gone;
      if (!fits) return false;
      const text = isChoice ? come : now.slice(0, step.from) + come + now.slice(step.from + gone.length);
      reach(control.hidden ? control.previousElementSibling.querySelector("input") : control);
      put(control, text, step.from + come.length);
      last.set(control, holds(control));
      step.time = 0;
      tell(control.closest(".check, .field")?.querySelector("label"));
      return true;
    },
    rows(step, isBack) {
      const rows = document.getElementById(step.rows);
      const order = rows?.querySelector(".order");
      const [now, then] = isBack ? [step.now, step.before] : [step.before, step.now];
      if (!order || arranged(order) !== now) return false;
      let changed;
      for (const [i, [id, isRemoved]] of then.split("\n").map(line => line.split(" ")).entries()) {
        const row = document.getElementById(id);
        const removed = row.querySelector(':scope > [name$="/removed"]');
        if (row !== order.children[i] || removed.value !== isRemoved) changed ??= row;
        row.classList.toggle("is-removed", isRemoved === "true");
        removed.value = isRemoved;
        if (row !== order.children[i]) order.insertBefore(row, order.children[i]);
      }
      last.set(order, then);
      order.dispatchEvent(new Event("arranged"));
      changed.dispatchEvent(new Event("input", { bubbles: true }));
      reach(changed);
      tell(rows.querySelector(":scope > legend > span"));
      return true;
    },
    form(step, isBack) {
      const then = isBack ? step.form : step.after;
      if (isBack) step.after = sent();
      const swap = ({ formData }) => {
        for (const field of new Set(formData.keys())) if (!OWN.includes(field)) formData.delete(field);
        for (const [field, value] of new URLSearchParams(then)) if (!OWN.includes(field)) formData.append(field, value);
        formData.set("form-edit", `again ${step.place}`);
      };
      form.addEventListener("submit", event => { if (!event.defaultPrevented) form.addEventListener("formdata", swap, { once: true }); });
      form.requestSubmit();
      return true;
    },
  };

  function tell(label) {
    said.textContent = "";
    said.textContent = tools.dataset.words.replace("#", name(label?.querySelector("span") ?? label));
  }

  // What no longer fits the form, since it was changed from elsewhere, is passed over.
  function go(isBack) {
    isOurs = true;
    let fits = false;
    while (!fits && (isBack ? at > 0 : at < steps.length)) {
      const step = steps[isBack ? at - 1 : at];
      fits = (step.name ? take.text : step.rows ? take.rows : take.form)(step, isBack);
      if (fits && !isBack) at++;
      if (!fits) steps.splice(isBack ? at - 1 : at, 1);
      if (isBack) at--;
      if (fits && "form" in step) return;
    }
    isOurs = false;
    show();
  }

  function show() {
    back.disabled = at === 0;
    again.disabled = at === steps.length;
  }

  // What is typed in a field that isn't the form's own is taken back by the browser.
  function isElsewhere(target) {
    if (target.closest?.("dialog, .find-bar")) return true;
    if (!target.matches?.("input, textarea, select")) return false;
    if (target.closest(".ProseMirror")) return false;
    const select = target.closest(".combobox")?.nextElementSibling;
    if (select?.localName === "select") return target.value !== (select.value ? select.selectedOptions[0].text : "");
    return !isField(target);
  }

  addEventListener("keydown", event => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.isComposing || isElsewhere(event.target)) return;
    const pressed = event.key.toLowerCase();
    if (pressed !== "z" && (pressed !== "y" || event.shiftKey)) return;
    event.preventDefault();
    event.stopPropagation();
    go(pressed === "z" && !event.shiftKey);
  }, true);
  addEventListener("beforeinput", event => {
    if (!/^history/.test(event.inputType) || isElsewhere(event.target)) return;
    event.preventDefault();
    go(event.inputType === "historyUndo");
  }, true);
  back.addEventListener("click", () => go(true));
  again.addEventListener("click", () => go(false));

  function hash(text) {
    let sum = text.length;
    for (let i = 0; i < text.length; i++) sum = (Math.imul(sum, 31) + text.charCodeAt(i)) | 0;
    return sum;
  }

  addEventListener("pagehide", () => {
    if (isOver) return;
    const seen = hash(sent());
    const sizes = steps.map(step => JSON.stringify(step).length + 1);
    let size = sizes.reduce((sum, one) => sum + one, JSON.stringify({ started, steps: [], at, seen }).length);
    while (size > MOST && steps.length) {
      steps.shift();
      size -= sizes.shift();
      at = Math.max(0, at - 1);
    }
    try { sessionStorage.setItem(key, JSON.stringify({ started, steps, at, seen })); } catch { sessionStorage.removeItem(key); }
  });

  const kept = JSON.parse(sessionStorage.getItem(key) ?? "null");
  const isServers = kept && ("form" in (kept.steps[kept.at - 1] ?? {}) || "form" in (kept.steps[kept.at] ?? {}));
  if (kept?.started === started && (isServers || kept.seen === hash(sent()))) ({ steps, at } = kept);
  remember();
  show();
  tools.hidden = false;
}
