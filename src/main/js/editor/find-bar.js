// Finds words in a text, one after the other, and puts others in their place.
import { replace, seek } from "./finding.js";

// text() is the view of the text, which is made after the bar
export function findBar(text) {
  const dom = document.getElementById("find-bar").content.firstElementChild.cloneNode(true);
  const [sought, by] = dom.querySelectorAll("input");
  const said = dom.querySelector("[role=status]");
  const tell = ({ found, at }) => { said.textContent = sought.value ? (found ? dom.dataset.found.replace("#", found).replace("@", at || 1) : dom.dataset.none) : ""; };
  const go = step => tell(seek(text(), sought.value, step));
  const acts = {
    next: () => go(1),
    back: () => go(-1),
    one: () => { replace(text(), sought.value, by.value, false); go(1); },
    all: () => { said.textContent = dom.dataset.replaced.replace("#", replace(text(), sought.value, by.value, true)); },
    close: () => bar.show(false),
  };
  sought.addEventListener("input", () => go(0));
  dom.addEventListener("keydown", event => {
    if (event.key === "Enter" && event.target.localName === "input") {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  });
  dom.addEventListener("click", event => acts[event.target.closest("button")?.value]?.());
  dom.hidden = true;
  const bar = {
    dom,
    get isOpen() { return !dom.hidden; },
    show(open) {
      dom.hidden = !open;
      if (!open) {
        seek(text(), "", 0);
        text().focus();
        return;
      }
      const { from, to } = text().state.selection;
      if (from < to) sought.value = text().state.doc.textBetween(from, to, " ").slice(0, 80);
      sought.focus();
      sought.select();
      seek(text(), sought.value, 0);
    },
  };
  return bar;
}
