// A small bar near the words that are selected. It never covers them, takes no focus, and leaves touch screens to the menu that they bring.
import { Plugin, TextSelection } from "prosemirror-state";
import { toolbar } from "./toolbar.js";

const GAP = 8;
const touch = matchMedia("(pointer: coarse)");

// run(id) does what is pressed; sight() tells between which heights the text is seen, for bars stay above it and below
export function nearBar(run, sight) {
  const { dom, show, reach } = toolbar(run, true);
  dom.classList.add("near");
  dom.hidden = true;
  let view;
  let isHeld = false;
  let dismissed = null;

  const isWanted = () => {
    const { selection } = view.state;
    return selection instanceof TextSelection && !selection.empty && !selection.$from.parent.type.spec.code
      && !isHeld && !touch.matches && dismissed !== selection && !view.dom.closest("[hidden]")
      && (view.hasFocus() || dom.contains(document.activeElement));
  };

  // Above the selection, else below it, else nowhere.
  function place() {
    const { from, to } = view.state.selection;
    const [start, end] = [view.coordsAtPos(from, 1), view.coordsAtPos(to, -1)];
    const box = view.dom.getBoundingClientRect();
    const around = dom.offsetParent.getBoundingClientRect();
    const high = dom.offsetHeight + GAP;
    const [top, bottom] = sight();
    const isSeen = height => height >= Math.max(top, box.top) && height <= Math.min(bottom, box.bottom);
    const isAbove = start.top - high >= top && isSeen(start.top);
    const isBelow = end.bottom + high <= bottom && isSeen(end.bottom);
    dom.classList.toggle("is-nowhere", !isAbove && !isBelow);
    const left = start.top === end.top ? (start.left + end.left - dom.offsetWidth) / 2 : isAbove ? start.left : end.left - dom.offsetWidth;
    dom.style.top = `${(isAbove ? start.top - high : end.bottom + GAP) - around.top}px`;
    dom.style.left = `${Math.max(0, Math.min(left - around.left, around.width - dom.offsetWidth))}px`;
  }

  function update() {
    if (!view.dom.isConnected) return;
    if (dismissed !== view.state.selection) dismissed = null;
    dom.toggleAttribute("hidden", !isWanted());
    if (dom.hidden) return;
    show(view.state, {});
    place();
  }

  const moved = () => { if (!dom.hidden) place(); };
  const freed = () => { if (isHeld) { isHeld = false; update(); } };
  dom.addEventListener("focusout", () => requestAnimationFrame(update));
  dom.addEventListener("keydown", event => {
    if (event.key !== "Escape") return;
    event.preventDefault();
    event.stopPropagation();
    view.focus();
  });

  return {
    // Whether there is a bar that could be gone to.
    focus() {
      if (dom.hidden || dom.classList.contains("is-nowhere")) return false;
      reach();
      return true;
    },
    plugin: new Plugin({
      props: {
        handleKeyDown(_, event) {
          if (event.key !== "Escape" || dom.hidden) return false;
          dismissed = view.state.selection;
          event.stopPropagation();
          update();
          return true;
        },
        handleDOMEvents: {
          mousedown() { isHeld = true; return false; },
          focus() { requestAnimationFrame(update); return false; },
          blur() { requestAnimationFrame(update); return false; },
          scroll() { moved(); return false; },
        },
      },
      view(made) {
        view = made;
        view.dom.parentElement.append(dom);
        addEventListener("mouseup", freed);
        addEventListener("scroll", moved, { passive: true });
        addEventListener("resize", moved);
        return {
          update,
          destroy() {
            removeEventListener("mouseup", freed);
            removeEventListener("scroll", moved);
            removeEventListener("resize", moved);
            dom.remove();
          },
        };
      },
    }),
  };
}
