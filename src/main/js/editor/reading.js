// From Markdown to what is edited.
import { MarkdownParser } from "prosemirror-markdown";
import { schema } from "./schema.js";
import { syntax } from "./syntax.js";

// The tight ones are those whose paragraphs are hidden.
function isTight(tokens, at) {
  for (let i = at + 1; i < tokens.length && tokens[i].level > tokens[at].level; i++) {
    if (tokens[i].type === "paragraph_open" && tokens[i].level === tokens[at].level + 2) return tokens[i].hidden;
  }
  return true;
}

const aligned = token => ({ align: /text-align:(\w+)/.exec(token.attrGet("style") ?? "")?.[1] ?? null });

class Reader extends MarkdownParser {
  constructor() {
    super(schema, syntax, {
      blockquote: { block: "blockquote" },
      callout: { block: "callout" },
      pullquote: { block: "pullquote" },
      paragraph: { block: "paragraph" },
      list_item: { block: "list_item" },
      bullet_list: { block: "bullet_list", getAttrs: (_, tokens, i) => ({ tight: isTight(tokens, i) }) },
      ordered_list: { block: "ordered_list", getAttrs: (token, tokens, i) => ({ order: Number(token.attrGet("start") ?? 1), tight: isTight(tokens, i) }) },
      heading: { block: "heading", getAttrs: token => ({ level: Number(token.tag.slice(1)) }) },
      code_block: { block: "code_block", noCloseToken: true },
      fence: { block: "code_block", getAttrs: token => ({ info: token.info.trim() }), noCloseToken: true },
      hr: { node: "horizontal_rule" },
      footnote: { block: "footnote", getAttrs: token => ({ label: token.meta.label }) },
      table: { block: "table" },
      thead: { ignore: true },
      tbody: { ignore: true },
      tr: { block: "table_row" },
      th: { block: "table_header", getAttrs: aligned },
      td: { block: "table_cell", getAttrs: aligned },
      image: { node: "image", getAttrs: token => ({ src: token.attrGet("src"), alt: token.content === "" ? "" : words(token.children), title: token.attrGet("title") || null }) },
      hardbreak: { node: "hard_break" },
      omission: { node: "omission", getAttrs: token => ({ text: token.content }) },
      footnote_mark: { node: "footnote_mark", getAttrs: token => ({ label: token.meta.label }) },
      em: { mark: "em" },
      strong: { mark: "strong" },
      link: { mark: "link", getAttrs: token => ({ href: token.attrGet("href"), title: token.attrGet("title") || null }) },
      lang: { mark: "lang", getAttrs: token => ({ lang: token.meta.lang }) },
      code_inline: { mark: "code", noCloseToken: true },
    });
  }
}

function words(tokens) {
  return (tokens ?? []).map(token => token.children ? words(token.children) : token.type === "softbreak" || token.type === "hardbreak" ? " " : token.content).join("");
}

const reader = new Reader();

// Cells hold a paragraph, which Markdown doesn't write.
function withParagraphs(tokens) {
  const found = [];
  for (const token of tokens) {
    if (token.type === "th_close" || token.type === "td_close") found.push(paragraph(-1, token.level));
    if (token.type === "inline") token.children = flat(token.children);
    found.push(token);
    if (token.type === "th_open" || token.type === "td_open") found.push(paragraph(1, token.level));
  }
  return found;
}

// Emphasis within emphasis is emphasis. A language within a language can't be held.
function flat(tokens) {
  const depth = { em: 0, strong: 0, lang: 0 };
  return tokens.filter(({ type, nesting }) => {
    const name = type.replace(/_(?:open|close)$/, "");
    if (!(name in depth) || !nesting) return true;
    if (nesting < 0) depth[name]--;
    const isOuter = depth[name] === 0;
    if (name === "lang" && !isOuter) throw new RangeError(name);
    if (nesting > 0) depth[name]++;
    return isOuter;
  });
}

function paragraph(nesting, level) {
  return { type: nesting > 0 ? "paragraph_open" : "paragraph_close", nesting, level: level + 1, hidden: false, attrGet: () => null };
}

// The parts of a text: where each begins and ends in it, in lines, and what it holds.
export function read(text, env = {}) {
  const tokens = syntax.parse(text, env);
  const parts = [];
  let from = 0;
  for (let i = 0, depth = 0; i < tokens.length; i++) {
    if (depth === 0) from = i;
    depth += tokens[i].nesting;
    if (depth === 0) parts.push({ map: tokens[from].map, node: node(tokens.slice(from, i + 1)) });
  }
  return parts;
}

function node(tokens) {
  reader.tokenizer = { parse: () => withParagraphs(tokens) };
  try {
    const doc = reader.parse("");
    return doc.childCount === 1 ? doc.firstChild : null;
  } catch {
    return null; // nothing that the schema can hold
  }
}
