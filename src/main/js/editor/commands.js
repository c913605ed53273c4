// What one can do to a text. Their names, keys and words come with the page, see org.datapop.admin.form.TextCommand.
import { setBlockType, toggleMark, wrapIn, lift } from "prosemirror-commands";
import { NodeRange } from "prosemirror-model";
import { liftListItem, sinkListItem, wrapInList } from "prosemirror-schema-list";
import { addColumnAfter, addRowAfter, deleteColumn, deleteRow, deleteTable, isInTable } from "prosemirror-tables";
import { NodeSelection, TextSelection } from "prosemirror-state";
import { liftTarget } from "prosemirror-transform";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

const around = (state, type) => {
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) if ($from.node(depth).type === type) return $from.node(depth);
  return null;
};

const isMarked = (state, type) => {
  const { from, $from, to, empty } = state.selection;
  return empty ? Boolean(type.isInSet(state.storedMarks ?? $from.marks())) : state.doc.rangeHasMark(from, to, type);
};

const isHeading = level => state => state.selection.$from.parent.type === nodes.heading && state.selection.$from.parent.attrs.level === level;
const heading = level => (state, dispatch) => setBlockType(isHeading(level)(state) ? nodes.paragraph : nodes.heading, { level })(state, dispatch);

const list = type => (state, dispatch) => {
  const inside = around(state, type);
  if (inside) return liftListItem(nodes.list_item)(state, dispatch);
  const other = around(state, type === nodes.bullet_list ? nodes.ordered_list : nodes.bullet_list);
  if (!other) return wrapInList(type)(state, dispatch);
  const { $from } = state.selection;
  for (let depth = $from.depth; depth > 0; depth--) {
    if ($from.node(depth) === other) {
      dispatch?.(state.tr.setNodeMarkup($from.before(depth), type, { tight: other.attrs.tight }));
      return true;
    }
  }
  return false;
};

const QUOTES = [nodes.blockquote, nodes.callout, nodes.pullquote];

// How deep the innermost quotation, callout or pull quote around the caret is; 0 without one.
function quoteDepth({ selection: { $from } }) {
  let { depth } = $from;
  while (depth > 0 && !QUOTES.includes($from.node(depth).type)) depth--;
  return depth;
}

// What stands in it stays, without what was around it.
function unwrap(state, dispatch, depth) {
  const { $from } = state.selection;
  const range = new NodeRange(state.doc.resolve($from.start(depth)), state.doc.resolve($from.end(depth)), depth);
  const target = liftTarget(range);
  if (target === null) return false;
  dispatch?.(state.tr.lift(range, target).scrollIntoView());
  return true;
}

// Quotations, callouts and pull quotes become one another.
const quote = type => (state, dispatch) => {
  const depth = quoteDepth(state);
  if (!depth) return wrapIn(type)(state, dispatch);
  if (state.selection.$from.node(depth).type === type) return unwrap(state, dispatch, depth);
  dispatch?.(state.tr.setNodeMarkup(state.selection.$from.before(depth), type));
  return true;
};

const isQuote = type => state => {
  const depth = quoteDepth(state);
  return depth > 0 && state.selection.$from.node(depth).type === type;
};

// For Backspace: at the very beginning.
export function unquote(state, dispatch) {
  const { empty, $from } = state.selection;
  const depth = quoteDepth(state);
  return empty && depth > 0 && $from.depth === depth + 1 && $from.pos === $from.start(depth) + 1 && unwrap(state, dispatch, depth);
}

function table(state, dispatch) {
  if (isInTable(state)) return false;
  const row = type => nodes.table_row.create(null, Array.from({ length: 3 }, () => type.createAndFill()));
  const made = nodes.table.create(null, [row(nodes.table_header), row(nodes.table_cell), row(nodes.table_cell)]);
  if (dispatch) {
    const tr = insertBlock(state, made);
    dispatch(tr.scrollIntoView());
  }
  return true;
}

// After the block of the text in which the caret is; an empty one gives its place.
function insertBlock(state, made) {
  const { $from } = state.selection;
  const from = $from.before(1);
  const isEmpty = $from.depth === 1 && !$from.parent.content.size;
  const tr = state.tr;
  const at = isEmpty ? from : $from.after(1);
  if (isEmpty) tr.replaceWith(from, $from.after(1), made);
  else tr.insert(at, made);
  if (at + made.nodeSize >= tr.doc.content.size) tr.insert(at + made.nodeSize, nodes.paragraph.create());
  return tr.setSelection(TextSelection.near(tr.doc.resolve(at + 1)));
}

function rule(state, dispatch) {
  if (isInTable(state)) return false;
  if (dispatch) {
    const tr = insertBlock(state, nodes.horizontal_rule.create());
    dispatch(tr.scrollIntoView());
  }
  return true;
}

function footnote(state, dispatch) {
  const { $from, to } = state.selection;
  if (!$from.parent.inlineContent || $from.parent.type.spec.code || around(state, nodes.footnote)) return false;
  if (dispatch) {
    const used = new Set();
    state.doc.descendants(node => { if (node.attrs.label) used.add(node.attrs.label); });
    let number = 1;
    while (used.has(String(number))) number++;
    const label = String(number);
    const tr = state.tr.insert(to, nodes.footnote_mark.create({ label }));
    const end = tr.doc.content.size;
    tr.insert(end, nodes.footnote.create({ label }, nodes.paragraph.create()));
    dispatch(tr.setSelection(TextSelection.near(tr.doc.resolve(end + 1))).scrollIntoView());
  }
  return true;
}

const insert = type => (state, dispatch) => {
  if (!state.selection.$from.parent.inlineContent || state.selection.$from.parent.type.spec.code) return false;
  dispatch?.(state.tr.replaceSelectionWith(type.create(), false).scrollIntoView());
  return true;
};

// Moves the part in which the caret is, of the text or of its list, past its neighbour.
const move = by => (state, dispatch) => {
  const { $from } = state.selection;
  let depth = state.selection instanceof NodeSelection ? $from.depth + 1 : $from.depth;
  while (depth > 1 && $from.node(depth).type !== nodes.list_item) depth--;
  const outer = $from.node(depth - 1);
  const at = $from.index(depth - 1);
  const neighbour = outer.maybeChild(at + by);
  const own = outer.maybeChild(at);
  if (!neighbour || !own) return false;
  if (dispatch) {
    const from = $from.posAtIndex(at, depth - 1);
    const tr = state.tr.delete(from, from + own.nodeSize);
    const to = by < 0 ? from - neighbour.nodeSize : from + neighbour.nodeSize;
    tr.insert(to, own);
    tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(tr.doc.content.size, to + Math.max(1, $from.pos - from)))));
    dispatch(tr.scrollIntoView());
  }
  return true;
};

export const commands = {
  bold: { run: toggleMark(marks.strong, null, { removeWhenPresent: false }), isOn: state => isMarked(state, marks.strong) },
  italic: { run: toggleMark(marks.em, null, { removeWhenPresent: false }), isOn: state => isMarked(state, marks.em) },
  code: { run: toggleMark(marks.code), isOn: state => isMarked(state, marks.code) },
  paragraph: { run: setBlockType(nodes.paragraph) },
  heading: { run: heading(2), isOn: isHeading(2) },
  subheading: { run: heading(3), isOn: isHeading(3) },
  minorheading: { run: heading(4), isOn: isHeading(4) },
  list: { run: list(nodes.bullet_list), isOn: state => Boolean(around(state, nodes.bullet_list)) },
  numbers: { run: list(nodes.ordered_list), isOn: state => Boolean(around(state, nodes.ordered_list)) },
  quote: { run: quote(nodes.blockquote), isOn: isQuote(nodes.blockquote) },
  callout: { run: quote(nodes.callout), isOn: isQuote(nodes.callout) },
  pullquote: { run: quote(nodes.pullquote), isOn: isQuote(nodes.pullquote) },
  codeblock: { run: setBlockType(nodes.code_block), isOn: state => state.selection.$from.parent.type === nodes.code_block },
  rule: { run: rule },
  table: { run: table },
  rowafter: { run: addRowAfter, isThere: isInTable },
  columnafter: { run: addColumnAfter, isThere: isInTable },
  rowless: { run: deleteRow, isThere: isInTable },
  columnless: { run: deleteColumn, isThere: isInTable },
  tableless: { run: deleteTable, isThere: isInTable },
  footnote: { run: footnote },
  omission: { run: insert(nodes.omission) },
  deeper: { run: sinkListItem(nodes.list_item) },
  outer: { run: (state, dispatch) => liftListItem(nodes.list_item)(state, dispatch) || lift(state, dispatch) },
  up: { run: move(-1) },
  down: { run: move(1) },
};
