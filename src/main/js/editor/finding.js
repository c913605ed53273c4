// Finds words in a text, alternative texts of pictures included, and replaces them.
import { Plugin, PluginKey, TextSelection, NodeSelection } from "prosemirror-state";
import { Decoration, DecorationSet } from "prosemirror-view";

const key = new PluginKey("find");
const MOST = 1000;

// Words as they are looked for: without case and accents.
export const fold = text => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

// Places of the words, without regard to case and accents where that doesn't change lengths.
export function places(doc, words) {
  const found = [];
  if (!words) return found;
  const sought = fold(words).length === words.length ? fold(words) : words.toLowerCase();
  doc.descendants((node, pos) => {
    if (found.length >= MOST) return false;
    if (node.type.name === "image") {
      if (fold(node.attrs.alt).includes(fold(words))) found.push({ from: pos, to: pos + 1, picture: true });
      return false;
    }
    if (!node.isTextblock) return true;
    const text = node.textBetween(0, node.content.size, "\ufffc", "\ufffc");
    let plain = fold(text);
    if (plain.length !== text.length) plain = text.toLowerCase();
    for (let at = plain.indexOf(sought); at >= 0 && found.length < MOST; at = plain.indexOf(sought, at + sought.length)) {
      found.push({ from: pos + 1 + at, to: pos + 1 + at + sought.length });
    }
    return true;
  });
  return found.sort((one, other) => one.from - other.from);
}

// The first block that begins as the words do.
export function block(doc, sought) {
  let found = null;
  const start = sought.trim().slice(0, 40);
  doc.descendants((node, pos) => {
    if (!found && node.isTextblock && node.textContent.trim().startsWith(start)) found = { from: pos + 1, to: pos + 1 + node.content.size };
    return !found;
  });
  return found;
}

export const finding = new Plugin({
  key,
  state: {
    init: () => ({ words: "", set: DecorationSet.empty }),
    apply(tr, before) {
      const words = tr.getMeta(key) ?? before.words;
      if (!words) return { words, set: DecorationSet.empty };
      if (words === before.words && !tr.docChanged) return before;
      return { words, set: DecorationSet.create(tr.doc, places(tr.doc, words).map(({ from, to }) => Decoration.inline(from, to, { class: "found-words" }))) };
    },
  },
  props: { decorations: state => key.getState(state).set },
});

export function seek(view, words, by) {
  view.dispatch(view.state.tr.setMeta(key, words));
  const found = places(view.state.doc, words);
  if (!found.length || !by) return { found: found.length, at: 0 };
  const { from, to } = view.state.selection;
  const next = by > 0
    ? found.findIndex(place => place.from >= to || (place.from >= from && place.to > to))
    : found.findLastIndex(place => place.to <= from);
  const at = next < 0 ? (by > 0 ? 0 : found.length - 1) : next;
  select(view, found[at]);
  return { found: found.length, at: at + 1 };
}

export function select(view, { from, to, picture }) {
  const { doc } = view.state;
  view.dispatch(view.state.tr.setSelection(picture ? NodeSelection.create(doc, from) : TextSelection.create(doc, from, to)).scrollIntoView());
}

export function replace(view, words, by, all) {
  const { from, to } = view.state.selection;
  const found = places(view.state.doc, words).filter(place => !place.picture && (all || (place.from === from && place.to === to)));
  const tr = view.state.tr;
  for (const place of found.reverse()) {
    if (by) tr.replaceWith(place.from, place.to, view.state.schema.text(by, tr.doc.resolve(place.from).marksAcross(tr.doc.resolve(place.to)) ?? []));
    else tr.delete(place.from, place.to);
  }
  if (found.length) view.dispatch(tr);
  return found.length;
}
