// Extensions of the browser put elements of their own around words. The text is drawn anew without them; but the caret went with the
// words that were moved, and has to stay where the writer left it. What is typed changes the page as well, but announces itself.
import { Plugin } from "prosemirror-state";

// Made before the view of the text, so that it hears of each change first.
export function strangers(around) {
  let isTyped = false;
  let isStrange = false;
  const typed = () => { isTyped = false; };
  around.addEventListener("beforeinput", () => { isTyped = true; setTimeout(typed); }, true);
  around.addEventListener("input", () => queueMicrotask(typed), true);
  new MutationObserver(changes => {
    const added = changes.flatMap(change => [...change.addedNodes]);
    if (isTyped || !added.some(node => node.nodeType === Node.ELEMENT_NODE && !node.pmViewDesc)) return;
    isStrange = true;
    queueMicrotask(() => { isStrange = false; });
  }).observe(around, { childList: true, subtree: true });
  return new Plugin({ filterTransaction: tr => !isStrange || tr.docChanged || !tr.selectionSet });
}
