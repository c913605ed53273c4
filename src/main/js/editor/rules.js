// Marks of Markdown that take effect while they are typed.
import { InputRule, inputRules, textblockTypeInputRule, wrappingInputRule } from "prosemirror-inputrules";
import { schema } from "./schema.js";

const { nodes, marks } = schema;

function marked(pattern, type) {
  return new InputRule(pattern, (state, match, start, end) => {
    const [whole, before, words] = match;
    const from = start + before.length;
    if (state.doc.rangeHasMark(from, end, marks.code)) return null;
    const tr = state.tr;
    tr.replaceWith(from, end, schema.text(words, [...(tr.doc.resolve(from).marks()), type.create()]));
    return whole ? tr.removeStoredMark(type) : null;
  });
}

// At the beginning of a quotation.
const quoteRule = (pattern, type) => new InputRule(pattern, (state, match, start, end) => {
  const { $from } = state.selection;
  if ($from.depth < 2 || $from.node(-1).type !== nodes.blockquote || $from.index(-1)) return null;
  return state.tr.delete(start, end).setNodeMarkup($from.before(-1), type);
});

const parent = (state, types) => types.includes(state.selection.$from.parent.type);

export const rules = inputRules({
  rules: [
    textblockTypeInputRule(/^(#{1,6})\s$/, nodes.heading, match => ({ level: match[1].length })),
    textblockTypeInputRule(/^```$/, nodes.code_block),
    wrappingInputRule(/^\s*>\s$/, nodes.blockquote),
    quoteRule(/^\[!note\]\s$/i, nodes.callout),
    quoteRule(/^\[!quote\]\s$/i, nodes.pullquote),
    wrappingInputRule(/^\s*([-+*])\s$/, nodes.bullet_list),
    wrappingInputRule(/^(\d{1,9})[.)]\s$/, nodes.ordered_list, match => ({ order: Number(match[1]) }), (match, node) => node.childCount + node.attrs.order === Number(match[1])),
    new InputRule(/^---$/, (state, _, start, end) => parent(state, [nodes.paragraph]) && state.selection.$from.depth === 1
      ? state.tr.replaceRangeWith(start - 1, end + 1, nodes.horizontal_rule.create()).insert(start + 1 - 1, nodes.paragraph.create()) : null),
    marked(/(^|[\s(\u00ab\u201c])\*\*([^*\s](?:[^*]*[^*\s])?)\*\*$/, marks.strong),
    marked(/(^|[\s(\u00ab\u201c])\*([^*\s](?:[^*]*[^*\s])?)\*$/, marks.em),
    marked(/(^|[\s(\u00ab\u201c])_([^_\s](?:[^_]*[^_\s])?)_$/, marks.em),
    marked(/(^|[\s(\u00ab\u201c])`([^`]+)`$/, marks.code),
    new InputRule(/\[(?:\u2026|\.\.\.)\]$/, (state, match, start, end) => state.tr.replaceWith(start, end, nodes.omission.create({ text: match[0] }))),
    new InputRule(/\[([^\]]+)\]\(((?:content:|https?:\/\/|mailto:|\/)[^\s)]+)\)$/, (state, match, start, end) =>
      state.tr.replaceWith(start, end, schema.text(match[1], [marks.link.create({ href: match[2] })])).removeStoredMark(marks.link)),
  ],
});
