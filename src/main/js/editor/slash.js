// A slash at the beginning of a line offers what can be put there.
import { Plugin } from "prosemirror-state";
import { fold } from "./finding.js";

let number = 0;

// choices: [{ id, label }]; run(id) after the slash is taken away; say(words) for who can't see the list
export function slash(choices, run, say) {
  const list = document.createElement("ul");
  list.role = "listbox";
  list.className = "found slash";
  list.id = `slash-${++number}`;
  list.hidden = true;
  let open = null;
  let at = 0;
  let refused = -1;

  function query(state) {
    const { $from, empty } = state.selection;
    if (!empty || $from.parent.type.name !== "paragraph") return null;
    const before = $from.parent.textBetween(0, $from.parentOffset, "\ufffc", "\ufffc");
    const found = /^\/([\p{L}\p{N} ]{0,20})$/u.exec(before);
    return found && $from.start() !== refused ? { from: $from.start(), to: $from.pos, words: found[1] } : null;
  }

  function close(view) {
    open = null;
    list.hidden = true;
    view.dom.removeAttribute("aria-activedescendant");
    view.dom.removeAttribute("aria-controls");
  }

  function pick(view, choice) {
    const { from, to } = open;
    close(view);
    view.dispatch(view.state.tr.delete(from, to));
    view.focus();
    run(choice.id);
  }

  function mark(view, to) {
    at = (to + open.choices.length) % open.choices.length;
    [...list.children].forEach((item, i) => item.setAttribute("aria-selected", String(i === at)));
    list.children[at].scrollIntoView({ block: "nearest" });
    view.dom.setAttribute("aria-activedescendant", list.children[at].id);
    say(open.choices[at].label);
  }

  function show(view) {
    const found = query(view.state);
    if (!found) {
      if (open) close(view);
      if (view.state.selection.$from.start() !== refused) refused = -1;
      return;
    }
    const fitting = choices.filter(choice => fold(choice.label).includes(fold(found.words.trim())));
    if (!fitting.length) { if (open) close(view); return; }
    if (open?.words === found.words) { open.to = found.to; return; }
    open = { ...found, choices: fitting };
    list.replaceChildren(...fitting.map((choice, i) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${i}`;
      item.role = "option";
      item.textContent = choice.label;
      item.addEventListener("mousedown", event => event.preventDefault());
      item.addEventListener("click", () => pick(view, choice));
      return item;
    }));
    list.hidden = false;
    const caret = view.coordsAtPos(found.from);
    const around = list.offsetParent?.getBoundingClientRect() ?? { top: 0, left: 0, width: 0 };
    list.style.insetBlockStart = `${caret.bottom - around.top + 4}px`;
    list.style.left = `${Math.max(0, Math.min(caret.left - around.left, around.width - list.offsetWidth))}px`;
    view.dom.setAttribute("aria-controls", list.id);
    mark(view, 0);
  }

  return new Plugin({
    props: {
      handleKeyDown(view, event) {
        if (!open) return false;
        const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
        if (by) mark(view, at + by);
        else if (event.key === "Enter") pick(view, open.choices[at]);
        else if (event.key === "Escape") { event.stopPropagation(); refused = open.from; close(view); }
        else return false;
        event.preventDefault();
        return true;
      },
      handleDOMEvents: { blur(view) { if (open) close(view); return false; } },
    },
    view(view) {
      list.setAttribute("aria-label", view.dom.getAttribute("aria-label") ?? "");
      view.dom.parentElement.append(list);
      return { update: show, destroy: () => list.remove() };
    },
  });
}
