// What may be amiss is looked for anew whenever the text was kept, and "show me" leads to the very words.
const advice = document.querySelector("details.advice");
if (advice) {
  const [summary, said, list, sample] = ["summary", "[role=status]", "ul", "template"].map(what => advice.querySelector(what));
  let drawn = "";
  let asked = new AbortController();

  function draw(line) {
    const item = sample.content.firstElementChild.cloneNode(true);
    const said = template => template.replace("{0}", line.label).replace("{1}", line.what);
    const [title, why, quote, link] = ["b", "span", "q", "a"].map(part => item.querySelector(part));
    title.textContent = said(sample.dataset.title);
    why.textContent = line.why;
    if (line.quote) quote.textContent = line.quote;
    else quote.remove();
    link.href = `#${line.id}`;
    link.dataset.words = line.words;
    link.dataset.at = line.at;
    link.ariaLabel = said(sample.dataset.show);
    return item;
  }

  async function look() {
    asked.abort();
    asked = new AbortController();
    try {
      const answer = await fetch(advice.dataset.from, { redirect: "manual", signal: asked.signal });
      const text = answer.ok ? await answer.text() : drawn;
      if (text === drawn) return;
      drawn = text;
      const found = JSON.parse(text);
      const at = [...list.querySelectorAll("a")].indexOf(document.activeElement);
      list.replaceChildren(...found.lines.map(draw));
      if (at >= 0) (list.querySelectorAll("a")[at] ?? summary).focus();
      if (summary.textContent !== found.count) summary.textContent = said.textContent = found.count;
    } catch {
      // The next time that something is kept, it is tried again.
    }
  }

  // The words nearest to where they were when the text was read.
  function nearest(text, words, at) {
    const after = text.indexOf(words, at);
    const before = text.lastIndexOf(words, at);
    return before < 0 || (after >= 0 && after - at < at - before) ? after : before;
  }

  function select(control, words, at) {
    if (!/^(TEXTAREA|INPUT)$/.test(control.tagName) || control.selectionStart === null) return;
    const found = words ? nearest(control.value, words, at) : -1;
    if (found < 0) control.setSelectionRange(at, at);
    else control.setSelectionRange(found, found + words.length);
  }

  document.addEventListener("kept", look);
  advice.addEventListener("click", event => {
    const link = event.target.closest("li a");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    for (let at = field; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const detail = { words: link.dataset.words, at: Number(link.dataset.at) };
    if (!field.dispatchEvent(new CustomEvent("goto", { cancelable: true, detail }))) return;
    const inner = "input:not([type=hidden]), textarea, select";
    const control = field.matches(inner) ? field : field.querySelector(inner) ?? field;
    control.scrollIntoView({ block: "center" });
    control.focus({ preventScroll: true });
    select(control, detail.words, detail.at);
  });
}
