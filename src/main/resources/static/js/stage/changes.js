// What was taken out of a page and put into it, drawn into its words.
const MOST = 1e6;
const TEXT = NodeFilter.SHOW_TEXT;
const CELLS = ["TD", "TH", "CAPTION", "SUMMARY", "FIGCAPTION"];

const isSame = (a, b, i, j) => i < a.length && j < b.length && a[i] === b[j];

// How many of the rest are the same, from each place of both.
function lengths(a, b) {
  const table = Array.from({ length: a.length + 1 }, () => new Uint32Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
    }
  }
  return table;
}

// Where two lists differ: from and to in the one, from and to in the other.
function differences(a, b) {
  let from = 0;
  while (isSame(a, b, from, from)) from++;
  let after = 0;
  while (after < Math.min(a.length, b.length) - from && a.at(-1 - after) === b.at(-1 - after)) after++;
  const old = a.slice(from, a.length - after);
  const now = b.slice(from, b.length - after);
  if (!old.length && !now.length) return [];
  if (old.length * now.length > MOST) return [[from, from + old.length, from, from + now.length]];
  const table = lengths(old, now);
  const found = [];
  for (let i = 0, j = 0; i < old.length || j < now.length;) {
    if (isSame(old, now, i, j)) { i++; j++; continue; }
    const [oldFrom, nowFrom] = [i, j];
    while ((i < old.length || j < now.length) && !isSame(old, now, i, j)) {
      if (j < now.length && (i === old.length || table[i][j + 1] >= table[i + 1][j])) j++; else i++;
    }
    found.push([from + oldFrom, from + i, from + nowFrom, from + j]);
  }
  return found;
}

// Changes with nothing but a blank between them are one.
function joined(found, old) {
  const all = [];
  for (const one of found) {
    const last = all.at(-1);
    if (last && !old.slice(last[1], one[0]).join("").trim()) { last[1] = one[1]; last[3] = one[3]; } else all.push([...one]);
  }
  return all;
}

const pieces = text => text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^\s\p{L}\p{N}\p{M}]/gu) ?? [];
const plain = block => block.textContent.replace(/\s+/g, " ").trim();

function marked(page, name, said) {
  const mark = page.createElement(name);
  const unseen = page.createElement("span");
  unseen.className = "stage-unseen";
  unseen.textContent = ` ${said} `;
  mark.append(unseen);
  return mark;
}

function texts(block) {
  const found = [];
  const walker = block.ownerDocument.createTreeWalker(block, TEXT);
  while (walker.nextNode()) found.push(walker.currentNode);
  return found;
}

// Puts marks around the letters of a block from one place to another.
function surround(block, name, said, from, to) {
  let at = 0;
  for (const text of texts(block)) {
    const start = Math.max(from - at, 0);
    const end = Math.min(to - at, text.data.length);
    at += text.data.length;
    if (start >= end || !text.data.slice(start, end).trim()) continue;
    const part = start ? text.splitText(start) : text;
    if (end - start < part.data.length) part.splitText(end - start);
    const mark = marked(block.ownerDocument, name, said);
    part.replaceWith(mark);
    mark.append(part);
  }
}

function removal(page, words, said) {
  const mark = marked(page, "del", said);
  mark.append(words);
  return mark;
}

function insert(block, mark, place) {
  let at = 0;
  for (const text of texts(block)) {
    if (place <= at + text.data.length) {
      const rest = text.splitText(place - at);
      rest.before(mark);
      return;
    }
    at += text.data.length;
  }
  block.append(mark);
}

// From the end to the start, so that the places before stay what they are.
function drawWords(old, now, said) {
  const was = pieces(old.textContent);
  const is = pieces(now.textContent);
  const at = [0];
  for (const piece of is) at.push(at.at(-1) + piece.length);
  for (const [oldFrom, oldTo, from, to] of joined(differences(was, is), was).reverse()) {
    const gone = was.slice(oldFrom, oldTo).join("");
    const mark = gone.trim() && removal(now.ownerDocument, gone, said.removed);
    if (mark) insert(now, mark, at[from]);
    const behind = mark ? mark.textContent.length : 0;
    surround(now, "ins", said.added, at[from] + behind, at[to] + behind);
  }
}

const isAkin = (old, now) => {
  const words = new Set(pieces(old.textContent));
  const all = pieces(now.textContent).filter(piece => piece.trim());
  return old.nodeName === now.nodeName && all.filter(piece => words.has(piece)).length * 3 >= all.length;
};

function putBack(old, beside, isBefore, said) {
  const page = beside.ownerDocument;
  if (old.nodeName === beside.nodeName && !CELLS.includes(old.nodeName) && old.matches("p, li, h1, h2, h3, h4, h5, h6, dt, dd, blockquote")) {
    const block = page.createElement(old.nodeName);
    block.append(removal(page, plain(old), said.removed));
    if (isBefore) beside.before(block); else beside.after(block);
    return;
  }
  const mark = removal(page, plain(old), said.removed);
  if (isBefore) beside.prepend(mark, " "); else beside.append(" ", mark);
}

function drawChanges(before, page, said) {
  const old = blocks(before);
  const now = blocks(page);
  for (const [oldFrom, oldTo, from, to] of differences(old.map(plain), now.map(plain))) {
    const gone = old.slice(oldFrom, oldTo);
    const fresh = [];
    for (const block of now.slice(from, to)) {
      const at = gone.findIndex(one => isAkin(one, block));
      for (const lost of at < 0 ? [] : gone.splice(0, at)) putBack(lost, block, true, said);
      if (at >= 0) { drawWords(gone.shift(), block, said); continue; }
      surround(block, "ins", said.added, 0, block.textContent.length);
      fresh.push(block);
    }
    // What went stands before what came in its place, if that is of its kind.
    const beside = now[to] ?? now.at(-1);
    for (const lost of beside ? gone : []) {
      const stead = fresh.findIndex(block => block.nodeName === lost.nodeName);
      if (stead >= 0) putBack(lost, fresh.splice(stead, 1)[0], true, said);
      else putBack(lost, beside, beside === now[to], said);
    }
  }
}
