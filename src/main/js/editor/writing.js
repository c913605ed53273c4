// From what is edited to Markdown.
import { MarkdownSerializerState } from "prosemirror-markdown";

// What would be read as something else. More is escaped than is needed only where it can't be told.
class State extends MarkdownSerializerState {
  esc(text, startOfLine = false) {
    let safe = text
      .replace(/\\(?=[!-/:-@[-`{-~]|$)/g, "\\\\")
      .replace(/[`*[\]]/g, "\\$&")
      .replace(/_/g, (mark, i) => /[\p{L}\p{N}]/u.test(text[i - 1] ?? "") && /[\p{L}\p{N}]/u.test(text[i + 1] ?? "") ? mark : "\\_")
      .replace(/<(?=[A-Za-z/!?]|[^\s@<>]+@)/g, "\\<")
      .replace(/&(?=#?\w+;)/g, "\\&")
      .replace(/~{3}/g, "\\~~~");
    if (startOfLine) {
      safe = safe
        .replace(/^(\s*)(?=[-+=](?:[\s=-]|$)|>|#{1,6}(?:\s|$)|-\s*-\s*-|:?-+:?\s*\||\||~)/, "$1\\")
        .replace(/^(\s*\d{1,9})(?=[.)](?:\s|$))/, "$1\\");
    }
    return safe;
  }
}

function address(href) {
  const isPlain = href !== "" && !/[\s<\p{Cc}]/u.test(href) && isBalanced(href);
  const safe = href.replace(/\\(?=[!-/:-@[-`{-~])/g, "\\\\").replace(/&(?=#?\w+;)/g, "\\&");
  return isPlain ? safe : `<${safe.replace(/[<>]/g, "\\$&").replaceAll("\n", "%0A")}>`;
}

function isBalanced(href) {
  let depth = 0;
  for (const c of href) {
    depth += c === "(" ? 1 : c === ")" ? -1 : 0;
    if (depth < 0) return false;
  }
  return depth === 0;
}

const title = written => written === null ? "" : ` "${written.replace(/["\\]/g, "\\$&").replace(/&(?=#?\w+;)/g, "\\&").replace(/\n{2,}/g, "\n")}"`;

function fence(node) {
  const longest = Math.max(2, ...[...node.textContent.matchAll(/`+/g)].map(found => found[0].length));
  return "`".repeat(longest + 1);
}

// A list without blank lines holds one paragraph in each item, and lists below it.
function isTight(list) {
  let tight = list.attrs.tight;
  list.forEach(item => item.forEach((block, _, i) => {
    if (i > 0 && !block.type.name.endsWith("_list")) tight = false;
  }));
  return tight;
}

// Two lists that follow each other would be one, if they had the same marks.
function list(state, node, marks, written) {
  const isNext = state.closed?.type === node.type ? !state.wasOther : state.other;
  const mark = marks[isNext ? 1 : 0];
  state.other = false;
  const tight = isTight(node);
  const outer = state.inTightList;
  if (state.closed && state.inTightList) state.flushClose(1);
  state.inTightList = tight;
  node.forEach((item, _, i) => {
    if (i && tight) state.flushClose(1);
    const first = written(i, mark);
    state.wrapBlock(" ".repeat(first.length), first, node, () => item.forEach((block, __, at) => state.render(block, item, at)));
  });
  state.inTightList = outer;
  state.wasOther = isNext;
}

function cell(state, node) {
  const text = new State(state.nodes, state.marks, state.options);
  text.inTable = true;
  text.renderInline(node.firstChild, false);
  return text.out.replace(/\n/g, " ").replace(/(\\*)\|/g, (found, before) => before.length % 2 ? found : `${before}\\|`).trim();
}

const rule = { left: ":--", center: ":-:", right: "--:" };

function table(state, node) {
  const rows = [];
  node.forEach(row => {
    const cells = [];
    row.forEach(one => cells.push(cell(state, one)));
    rows.push(cells);
  });
  const wide = Math.max(...rows.map(row => row.length));
  const line = cells => `| ${[...cells, ...Array(wide - cells.length).fill("")].join(" | ")} |`.replace(/ {2,}/g, "  ");
  const rules = Array.from({ length: wide }, (_, i) => rule[node.firstChild.maybeChild(i)?.attrs.align] ?? "---");
  [line(rows[0]), line(rules), ...rows.slice(1).map(line)].forEach(written => {
    state.ensureNewLine();
    state.write(written);
  });
  state.closeBlock(node);
}

function code(node, side) {
  const longest = Math.max(0, ...[...node.text.matchAll(/`+/g)].map(found => found[0].length));
  const ticks = "`".repeat(longest + 1);
  const needsBlank = /^`|`$|^ .*[^ ].* $/.test(node.text);
  return side < 0 ? (needsBlank ? `${ticks} ` : ticks) : needsBlank ? ` ${ticks}` : ticks;
}

// The mark stands on a line of its own, right above the words where they follow.
const marked = mark => (state, node) => state.wrapBlock("> ", null, node, () => {
  const { firstChild } = node;
  const isEmpty = node.childCount === 1 && !firstChild.content.size;
  state.write(mark);
  if (firstChild.type.name !== "paragraph") state.closeBlock(node);
  else if (!isEmpty) state.ensureNewLine();
  if (isEmpty) state.closeBlock(node);
  else state.renderContent(node);
});

const nodes = {
  blockquote(state, node) { state.wrapBlock("> ", null, node, () => state.renderContent(node)); },
  callout: marked("[!NOTE]"),
  pullquote: marked("[!QUOTE]"),
  paragraph(state, node) { state.renderInline(node); state.closeBlock(node); },
  heading(state, node) {
    state.write(`${"#".repeat(node.attrs.level)} `);
    const at = state.out.length;
    state.renderInline(node, false);
    state.out = state.out.slice(0, at) + state.out.slice(at).replace(/\\?\n/g, " ").replace(/(#+)(\s*)$/, "\\$1$2");
    state.closeBlock(node);
  },
  code_block(state, node) {
    const mark = fence(node);
    state.write(`${mark}${node.attrs.info}\n`);
    state.text(node.textContent, false);
    if (node.textContent) state.write("\n");
    state.write(mark);
    state.closeBlock(node);
  },
  horizontal_rule(state, node) { state.write("---"); state.closeBlock(node); },
  bullet_list(state, node) { list(state, node, ["-", "*"], (_, mark) => `${mark} `); },
  ordered_list(state, node) { list(state, node, [".", ")"], (i, mark) => `${node.attrs.order + i}${mark} `); },
  footnote(state, node) { state.wrapBlock("    ", `[^${node.attrs.label}]: `, node, () => state.renderContent(node)); },
  source(state, node) { state.text(node.textContent, false); state.closeBlock(node); },
  table,
  text(state, node) { state.text(node.text, true); },
  image(state, node) {
    const { src, alt, title: caption } = node.attrs;
    state.text(`![${state.esc(alt.replace(/\s+/g, " "))}](${address(src)}${title(caption)})`, false);
  },
  hard_break(state, node, parent, index) {
    for (let i = index + 1; i < parent.childCount; i++) {
      if (parent.child(i).type !== node.type) {
        state.write(state.inTable ? " " : "\\\n");
        state.atBlockStart = true;
        return;
      }
    }
  },
  omission(state, node) { state.write(node.attrs.text); },
  footnote_mark(state, node) { state.write(`[^${node.attrs.label}]`); },
};

const marks = {
  em: { open: "*", close: "*", mixable: true, expelEnclosingWhitespace: true },
  strong: { open: "**", close: "**", mixable: true, expelEnclosingWhitespace: true },
  link: { open: "[", close: (_, mark) => `](${address(mark.attrs.href)}${title(mark.attrs.title)})`, mixable: true },
  lang: { open: "[", close: (_, mark) => `]{lang=${mark.attrs.lang}}`, mixable: true },
  code: {
    open: (_, __, parent, index) => code(parent.child(index), -1),
    close: (_, __, parent, index) => code(parent.child(index - 1), 1),
    escape: false,
  },
};

// One part of a text; with the other marks where a list follows a list.
export function write(node, other = false) {
  const state = new State(nodes, marks, { hardBreakNodeName: "hard_break" });
  state.other = other;
  state.render(node, node, 0);
  return state.out.replace(/\n+$/, "");
}
