// Links: their dialog is the one that all texts of the form share, see reference.js.
import { toggleMark } from "prosemirror-commands";
import { Slice } from "prosemirror-model";
import { schema } from "./schema.js";

const URL_ALONE = /^https?:\/\/\S+$/;
const { link: mark } = schema.marks;

function firstLink(state, from, to) {
  let found;
  state.doc.nodesBetween(from, to, node => { found ??= mark.isInSet(node.marks); });
  return found;
}

// From where to where the link around a place goes.
function extent(state, pos, link) {
  const { parent, parentOffset } = state.doc.resolve(pos);
  const start = pos - parentOffset;
  let from = pos;
  let to = pos;
  parent.forEach((child, offset) => {
    if (!link.isInSet(child.marks)) return;
    const [begin, end] = [start + offset, start + offset + child.nodeSize];
    if (begin <= to && end >= from) { from = Math.min(from, begin); to = Math.max(to, end); }
  });
  return [from, to];
}

export function link(view) {
  const { state } = view;
  let { from, to, empty } = state.selection;
  const inside = mark.isInSet(state.selection.$from.marks()) ?? (empty ? null : firstLink(state, from, to));
  if (empty && inside) [from, to] = extent(state, from, inside);
  const before = state.doc.textBetween(from, to, " ");
  document.dispatchEvent(new CustomEvent("link", {
    detail: {
      words: before,
      to: inside?.attrs.href ?? "",
      remove: () => { view.dispatch(view.state.tr.removeMark(from, to, mark)); view.focus(); },
      done: (label, href) => {
        const tr = view.state.tr;
        const made = mark.create({ href, title: inside?.attrs.title ?? null });
        if (label === before.trim() && from < to) tr.addMark(from, to, made);
        else tr.replaceWith(from, to, schema.text(label, [...tr.doc.resolve(from).marks().filter(one => one.type !== mark), made]));
        view.dispatch(tr.removeStoredMark(mark).scrollIntoView());
        view.focus();
      },
    },
  }));
}

// An address that is pasted over words links them; alone it is a link of its own.
export function pasteAddress(view, text, slice) {
  const { empty, $from, $to } = view.state.selection;
  if (!URL_ALONE.test(text) || $from.parent.type.spec.code) return false;
  if (!empty && $from.sameParent($to)) {
    return toggleMark(mark, { href: text }, { removeWhenPresent: false })(view.state, tr => view.dispatch(tr));
  }
  if (!empty || slice.content.childCount !== 1) return false;
  const linked = slice.content.constructor.from(schema.text(text, [mark.create({ href: text })]));
  view.dispatch(view.state.tr.replaceSelection(new Slice(linked, 0, 0)));
  return true;
}

export function follow(event) {
  const found = event.target.closest?.("a[data-href]");
  if (!found || !(event.ctrlKey || event.metaKey) || !found.hasAttribute("href")) return false;
  open(found.href, "_blank", "noopener");
  return true;
}
