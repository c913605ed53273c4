// A bar of buttons of which Tab reaches one, and the arrows the others. It never takes the focus from the text by a click.
import { commands } from "./commands.js";
import { label, template, words } from "./page.js";

const IN_SOURCE = ["source", "full", "keys", "page"];

// run(id) does what is pressed; near for what belongs to a selection, which Tab doesn't reach
export function toolbar(run, near = false) {
  const dom = document.createElement("div");
  dom.className = "toolbar";
  dom.role = "toolbar";
  dom.setAttribute("aria-label", near ? label("bar") : words.words);
  dom.append(template.content.cloneNode(true));
  for (const other of dom.querySelectorAll(`:scope > :not(button${near ? "[data-near]" : ""})`)) other.remove();
  const buttons = () => [...dom.querySelectorAll("button:not([hidden])")];
  const reach = one => { for (const other of dom.querySelectorAll("button")) other.tabIndex = other === one && !near ? 0 : -1; };
  reach(buttons()[0]);
  dom.addEventListener("mousedown", event => event.preventDefault());
  dom.addEventListener("click", event => {
    const pressed = event.target.closest("[data-command]");
    if (pressed) { reach(pressed); run(pressed.dataset.command); }
  });
  dom.addEventListener("keydown", event => {
    const all = buttons();
    const at = all.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    const one = all.at(to % all.length);
    reach(one);
    one.focus();
  });
  return {
    dom,
    reach() { (dom.querySelector("[tabindex='0']") ?? buttons()[0]).focus(); },
    // Follows the caret, and what the text is seen as.
    show(state, seen) {
      for (const button of dom.querySelectorAll("[data-command]")) {
        const { command } = button.dataset;
        const known = commands[command];
        if (known?.isThere) button.toggleAttribute("hidden", !known.isThere(state) || Boolean(seen.source));
        const on = command in seen ? seen[command] : known?.isOn?.(state);
        if (on !== undefined) button.setAttribute("aria-pressed", String(Boolean(on)));
        button.toggleAttribute("disabled", Boolean(seen.source) && !IN_SOURCE.includes(command));
      }
    },
  };
}
