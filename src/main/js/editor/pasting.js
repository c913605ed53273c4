// What comes from Word, Google Docs and web pages keeps its structure and loses the rest.
import { DOMParser } from "prosemirror-model";
import { schema } from "./schema.js";

const BLOCKS = "p, div, ul, ol, li, h1, h2, h3, h4, h5, h6, blockquote, pre, table";
const DROPPED = "style, script, meta, link, title, template, noscript, object, embed, svg, math, form, input, select, textarea, button, iframe, video, audio";

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

function clean(root) {
  const all = what => root.querySelectorAll(what);
  for (const one of all(DROPPED)) one.remove();
  for (const one of all("*")) if (one.localName.includes(":")) one.replaceWith(...one.childNodes);
  for (const one of all("img:not([data-src])")) one.remove();
  for (const one of all("[data-style]")) styled(one);
  wordLists(root);
  for (const one of all("a[href]")) unwrap(one);
  for (const one of all("h1")) rename(one, "h2");
  for (const one of all(".MsoTitle")) rename(one, "h2");
  for (const table of all("table")) tables(table);
}

// The page's policy forbids styles, so they come as words: weight and slant count, the rest doesn't.
function styled(element) {
  const style = element.getAttribute("data-style");
  const weight = /(?:^|;)\s*font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
  if (/^(?:b|strong)$/.test(element.localName) && /^(?:normal|[1-4]00)$/.test(weight ?? "")) { element.replaceWith(...element.childNodes); return; }
  if (element.localName !== "span") return;
  if (/(?:^|;)\s*font-style\s*:\s*italic/i.test(style)) wrap(element, "em");
  if (/^(?:bold|bolder|[6-9]00)$/.test(weight ?? "")) wrap(element, "strong");
}

// Where mails and Google Docs send readers by way of themselves, the link leads to the page.
const BY_WAY_OF = [[/^www\.google\.[a-z.]+$/, "/url", "q"], [/\.safelinks\.protection\.outlook\.com$/, "/", "url"]];

function unwrap(link) {
  if (!URL.canParse(link.getAttribute("href"))) return;
  const { hostname, pathname, searchParams } = new URL(link.getAttribute("href"));
  const [,, name] = BY_WAY_OF.find(([host, path]) => host.test(hostname) && path === pathname) ?? [];
  const to = searchParams.get(name) ?? "";
  if (/^https?:/.test(to) && URL.canParse(to)) link.setAttribute("href", to);
}

function wrap(element, name) {
  const inner = element.ownerDocument.createElement(name);
  inner.append(...element.childNodes);
  element.append(inner);
}

// Word writes lists as paragraphs that look like lists.
function wordLists(root) {
  let lists = [];
  for (const item of root.querySelectorAll("[data-style*='mso-list']")) {
    if (!/^(?:p|h[1-6]|div)$/.test(item.localName)) continue;
    const level = Number(/level(\d)/.exec(item.getAttribute("data-style"))?.[1] ?? 1);
    const mark = item.querySelector("[data-style*='mso-list:Ignore'], [data-style*='mso-list: Ignore']") ?? item.firstChild;
    const isOrdered = /^\s*(?:\d+|[a-z]{1,3}|[ivxlc]+)[.)]/i.test(mark?.textContent ?? "");
    if (mark !== item.firstChild || /^\s*(?:\S{1,4})[\s\u00a0]*$/.test(mark?.textContent ?? "")) mark?.remove();
    const isNext = lists.length && lists[0].nextElementSibling === item;
    if (!isNext) lists = [];
    while (lists.length > level) lists.pop();
    while (lists.length < level) {
      const list = item.ownerDocument.createElement(isOrdered ? "ol" : "ul");
      const outer = lists.at(-1);
      if (!outer) item.before(list);
      else (outer.lastElementChild ?? outer.appendChild(item.ownerDocument.createElement("li"))).append(list);
      lists.push(list);
    }
    lists.at(-1).append(rename(item, "li"));
  }
}

// Cells hold one line of words each, and none spans others.
function tables(table) {
  for (const inner of table.querySelectorAll("table")) inner.replaceWith(inner.textContent.replace(/\s+/g, " "));
  const rows = [...table.rows];
  rows.forEach((row, i) => {
    for (const cell of [...row.cells]) {
      for (const block of [...cell.querySelectorAll(BLOCKS)].reverse()) {
        if (block.nextSibling) block.after(" ");
        block.replaceWith(...block.childNodes);
      }
      for (const br of cell.querySelectorAll("br")) br.replaceWith(" ");
      for (const span of ["colspan", "rowspan"]) cell.removeAttribute(span);
      rename(cell, i ? "td" : "th");
    }
  });
}

// Nothing that is pasted brings styles or scripts, not even for a moment.
export const harmless = html => html.replace(/<[a-z][^<>]*>/gi, tag => tag.replace(/([\s"'/])(style|on[a-z]+)\s*=/gi, "$1 data-$2="));

class Clipboard extends DOMParser {
  parseSlice(dom, options) {
    clean(dom);
    return super.parseSlice(dom, options);
  }
}

export const clipboard = new Clipboard(schema, DOMParser.fromSchema(schema).rules);
