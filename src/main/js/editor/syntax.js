// The same Markdown as the server reads: org.datapop.markup is the authority, and the tests compare both.
import MarkdownIt from "markdown-it";

const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

// [^label]: words, and what is indented below it
function footnote(state, startLine, endLine, silent) {
  const start = state.bMarks[startLine] + state.tShift[startLine];
  const found = /^\[\^([^\][\s]+)\]:/.exec(state.src.slice(start, state.eMarks[startLine]));
  if (!found || state.sCount[startLine] - state.blkIndent >= 4) return false;
  if (silent) return true;
  const open = state.push("footnote_open", "", 1);
  open.meta = { label: found[1] };
  open.map = [startLine, startLine];
  const before = { bMark: state.bMarks[startLine], tShift: state.tShift[startLine], sCount: state.sCount[startLine], parentType: state.parentType };
  const afterColon = start + found[0].length;
  const initial = state.sCount[startLine] + found[0].length;
  let offset = initial;
  let at = afterColon;
  for (; at < state.eMarks[startLine]; at++) {
    if (state.src[at] === "\t") offset += 4 - offset % 4;
    else if (state.src[at] === " ") offset++;
    else break;
  }
  state.tShift[startLine] = at - afterColon;
  state.sCount[startLine] = offset - initial;
  state.bMarks[startLine] = afterColon;
  state.blkIndent += 4;
  state.parentType = "footnote";
  if (state.sCount[startLine] < state.blkIndent) state.sCount[startLine] += state.blkIndent;
  state.md.block.tokenize(state, startLine, endLine, true);
  state.parentType = before.parentType;
  state.blkIndent -= 4;
  state.tShift[startLine] = before.tShift;
  state.sCount[startLine] = before.sCount;
  state.bMarks[startLine] = before.bMark;
  open.map[1] = state.line;
  state.push("footnote_close", "", -1);
  (state.env.footnotes ??= new Set()).add(key(found[1]));
  return true;
}

const key = label => label.trim().toLowerCase().toUpperCase();

// [^label], where there is such a note
function footnoteMark(state, silent) {
  const found = /^\[\^([^\][\s]+)\]/.exec(state.src.slice(state.pos, state.posMax));
  if (!found || !state.env.footnotes?.has(key(found[1]))) return false;
  if (!silent) state.push("footnote_mark", "", 0).meta = { label: found[1] };
  state.pos += found[0].length;
  return true;
}

// [words]{lang=es}
function lang(state, silent) {
  if (state.src[state.pos] !== "[" || state.src[state.pos - 1] === "!") return false;
  const start = state.pos;
  const end = state.md.helpers.parseLinkLabel(state, start, false);
  if (end < 0) return false;
  const found = /^\]\{lang=([A-Za-z0-9-]{2,35})\}/.exec(state.src.slice(end, state.posMax));
  if (!found || !TAG.test(found[1])) return false;
  if (!silent) {
    const max = state.posMax;
    state.push("lang_open", "", 1).meta = { lang: found[1] };
    state.pos = start + 1;
    state.posMax = end;
    state.md.inline.tokenize(state);
    state.posMax = max;
    state.push("lang_close", "", -1);
  }
  state.pos = end + found[0].length;
  return true;
}

const MARK = /^\[!(NOTE|QUOTE)\][ \t]*(?:\n[ \t]*|$)/i;

// > [!NOTE] and > [!QUOTE], alone on the first line of a quotation
function quoteMarks({ tokens, src }) {
  for (let i = 0; i < tokens.length - 2; i++) {
    const [open, paragraph, inline] = tokens.slice(i, i + 3);
    if (open.type !== "blockquote_open" || paragraph.type !== "paragraph_open") continue;
    const found = MARK.exec(inline.content);
    if (!found || !isFirst(src, open.map[0], paragraph.map[0])) continue;
    const kind = found[1].toUpperCase() === "NOTE" ? "callout" : "pullquote";
    let close = i + 1;
    while (tokens[close].level !== open.level) close++;
    open.type = `${kind}_open`;
    tokens[close].type = `${kind}_close`;
    inline.content = inline.content.slice(found[0].length);
    if (!inline.content) tokens.splice(i + 1, 3);
  }
}

// Between the beginning of a quotation and its first paragraph may stand what is no part: where links lead.
function isFirst(src, quote, paragraph) {
  return quote === paragraph || src.split("\n").slice(quote, paragraph).every(line => /^[\s>]*$/.test(line));
}

// […]
function omission(state, silent) {
  const found = /^\[(?:\u2026|\.\.\.)\]/.exec(state.src.slice(state.pos, state.pos + 5));
  if (!found) return false;
  if (!silent) state.push("omission", "", 0).content = found[0];
  state.pos += found[0].length;
  return true;
}

export const syntax = new MarkdownIt("commonmark", { html: false, linkify: false });
syntax.enable("table");
// The server decides which addresses are links; here they are kept as they are written.
syntax.validateLink = () => true;
syntax.normalizeLink = written => written;
syntax.normalizeLinkText = written => written;
syntax.block.ruler.before("reference", "footnote", footnote, { alt: ["paragraph", "reference"] });
syntax.core.ruler.after("block", "quote_marks", quoteMarks);
syntax.inline.ruler.before("link", "footnote_mark", footnoteMark);
syntax.inline.ruler.before("link", "lang", lang);
syntax.inline.ruler.after("link", "omission", omission);
