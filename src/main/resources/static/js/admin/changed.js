// Says of each field whether it still is what was saved.
const PAUSE = 200;
const form = document.getElementById("form");
const saved = document.getElementById("changed");

if (form && saved) {
  const read = () => {
    const found = {};
    for (const [name, value] of new FormData(form)) {
      if (typeof value !== "string" || /^form-|^_|\/(?:removed|kind)$/.test(name)) continue;
      const text = value.replaceAll("\r\n", "\n");
      if (text || !(name in found)) found[name] = found[name] ? `${found[name]}\n${text}` : text;
    }
    return found;
  };
  const before = { ...read(), ...JSON.parse(saved.dataset.before) };
  // A box that isn't ticked isn't sent.
  const names = () => new Set([...form.elements].map(control => control.name).filter(name => name && !/^form-|^_|\/(?:removed|kind)$/.test(name)));
  let timer = 0;

  function place(name) {
    const control = form.querySelector(`[name="${CSS.escape(name)}"]`);
    return control.closest(".check, .field, .rows")?.querySelector(":scope > label, :scope > legend");
  }

  function tell() {
    const now = read();
    for (const name of names()) {
      const label = place(name);
      if (!label) continue;
      const mark = label.querySelector(".is-changed");
      const isChanged = (now[name] ?? "") !== (before[name] ?? "");
      if (isChanged && !mark) {
        const sign = document.createElement("span");
        sign.className = "is-changed";
        sign.textContent = saved.dataset.words;
        label.append(" ", sign);
      } else if (!isChanged) mark?.remove();
    }
  }

  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE);
  });
  tell();
}
