// What a text can hold: CommonMark without raw HTML, tables, footnotes, languages of passages, omissions, callouts and pull quotes.
import { Schema } from "prosemirror-model";
import { tableNodes } from "prosemirror-tables";

const SAFE = /^(?:https?:\/\/|mailto:|tel:|\/(?!\/)|#)/i;

const align = {
  default: null,
  getFromDOM: dom => dom.getAttribute("align"),
  setDOMAttr: (value, attrs) => { if (value) attrs.align = value; },
};

const cells = tableNodes({ tableGroup: "block", cellContent: "paragraph", cellAttributes: { align } });

// A quotation with a mark, see syntax.js; drawn as a public page draws it.
const apart = (tag, className, role) => ({
  content: "block+",
  group: "block",
  defining: true,
  parseDOM: [{ tag: `${tag}.${className}` }],
  toDOM: () => [tag, { class: className, role }, 0],
});

export const schema = new Schema({
  nodes: {
    doc: { content: "block+" },
    paragraph: { content: "inline*", group: "block", parseDOM: [{ tag: "p" }], toDOM: () => ["p", 0] },
    heading: {
      attrs: { level: { default: 2 } },
      content: "inline*",
      group: "block",
      defining: true,
      parseDOM: [1, 2, 3, 4, 5, 6].map(level => ({ tag: `h${level}`, attrs: { level } })),
      toDOM: node => [`h${node.attrs.level}`, 0],
    },
    blockquote: { content: "block+", group: "block", defining: true, parseDOM: [{ tag: "blockquote" }], toDOM: () => ["blockquote", 0] },
    callout: apart("div", "callout", "note"),
    pullquote: apart("aside", "pull", "doc-pullquote"),
    bullet_list: { attrs: { tight: { default: true } }, content: "list_item+", group: "block", parseDOM: [{ tag: "ul" }], toDOM: () => ["ul", 0] },
    ordered_list: {
      attrs: { order: { default: 1 }, tight: { default: true } },
      content: "list_item+",
      group: "block",
      parseDOM: [{ tag: "ol", getAttrs: dom => ({ order: Math.max(0, Number.parseInt(dom.getAttribute("start") ?? "1", 10) || 1) }) }],
      toDOM: node => node.attrs.order === 1 ? ["ol", 0] : ["ol", { start: node.attrs.order }, 0],
    },
    list_item: { content: "block+", defining: true, parseDOM: [{ tag: "li" }], toDOM: () => ["li", 0] },
    code_block: {
      attrs: { info: { default: "" } },
      content: "text*",
      marks: "",
      group: "block",
      code: true,
      defining: true,
      parseDOM: [{ tag: "pre", preserveWhitespace: "full" }],
      toDOM: () => ["pre", ["code", 0]],
    },
    horizontal_rule: { group: "block", parseDOM: [{ tag: "hr" }], toDOM: () => ["hr"] },
    footnote: {
      attrs: { label: {} },
      content: "block+",
      group: "block",
      defining: true,
      isolating: true,
      parseDOM: [{ tag: "div[data-footnote]", getAttrs: dom => ({ label: dom.dataset.footnote }) }],
      toDOM: node => ["div", { "data-footnote": node.attrs.label, class: "note" }, 0],
    },
    // A part that this editor can't show otherwise: kept as it is written.
    source: {
      content: "text*",
      marks: "",
      group: "block",
      code: true,
      defining: true,
      isolating: true,
      parseDOM: [{ tag: "pre[data-source]", preserveWhitespace: "full", priority: 60 }],
      toDOM: () => ["pre", { "data-source": "" }, 0],
    },
    ...cells,
    text: { group: "inline" },
    image: {
      inline: true,
      attrs: { src: {}, alt: { default: "" }, title: { default: null } },
      group: "inline",
      draggable: true,
      parseDOM: [{
        tag: "img[data-src]",
        getAttrs: dom => ({ src: dom.dataset.src, alt: dom.getAttribute("alt") ?? "", title: dom.getAttribute("title") }),
      }],
      toDOM: ({ attrs: { src, alt, title } }) => ["img", { "data-src": src, alt, ...title === null ? {} : { title } }],
    },
    hard_break: { inline: true, group: "inline", selectable: false, parseDOM: [{ tag: "br" }], toDOM: () => ["br"] },
    omission: {
      inline: true,
      attrs: { text: { default: "[\u2026]" } },
      group: "inline",
      parseDOM: [{ tag: "span[data-omission]", getAttrs: dom => ({ text: dom.textContent }) }],
      toDOM: node => ["span", { "data-omission": "", class: "omission" }, node.attrs.text],
      leafText: node => node.attrs.text,
    },
    footnote_mark: {
      inline: true,
      attrs: { label: {} },
      group: "inline",
      parseDOM: [{ tag: "sup[data-mark]", getAttrs: dom => ({ label: dom.dataset.mark }) }],
      toDOM: node => ["sup", { "data-mark": node.attrs.label }, node.attrs.label],
      leafText: node => `[^${node.attrs.label}]`,
    },
  },
  marks: {
    link: {
      attrs: { href: {}, title: { default: null } },
      inclusive: false,
      parseDOM: [
        { tag: "a[data-href]", getAttrs: dom => ({ href: dom.dataset.href, title: dom.getAttribute("title") }) },
        { tag: "a[href]", getAttrs: dom => SAFE.test(dom.getAttribute("href")) && !dom.getAttribute("href").startsWith("#") ? { href: dom.getAttribute("href") } : false },
      ],
      toDOM: ({ attrs: { href, title } }) => ["a", { "data-href": href, ...SAFE.test(href) ? { href } : {}, ...title === null ? {} : { title }, role: "link" }, 0],
    },
    lang: {
      attrs: { lang: {} },
      inclusive: false,
      excludes: "lang",
      parseDOM: [{ tag: "span[data-lang]", getAttrs: dom => ({ lang: dom.dataset.lang }) }],
      toDOM: node => ["span", { "data-lang": node.attrs.lang, lang: node.attrs.lang, title: node.attrs.lang }, 0],
    },
    em: { parseDOM: [{ tag: "i" }, { tag: "em" }], toDOM: () => ["em", 0] },
    strong: { parseDOM: [{ tag: "strong" }, { tag: "b" }], toDOM: () => ["strong", 0] },
    code: { code: true, parseDOM: [{ tag: "code" }], toDOM: () => ["code", 0] },
  },
});
