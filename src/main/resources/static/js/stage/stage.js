// Stands in the frame of the preview, whose origin is nobody's: it shows the page that the form beside it sends,
// and tells what was clicked. It sees nothing of the form but what the form tells it.
const form = window.parent;
const BLOCK = "p, li, h1, h2, h3, h4, h5, h6, dt, dd, td, th, figcaption, blockquote, summary, caption";
const SURE = 3;
const SHOWN = 1600;

let values = [];
let draws = 0;
let wanted = "";
let change = -1;

const known = new WeakMap();
const split = text => [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(found => ({ word: found[0].toLowerCase(), from: found.index, to: found.index + found[0].length }));
// A text is split once, as long as it stays what it is.
function wordsOf(block) {
  const text = block.textContent;
  if (known.get(block)?.text !== text) known.set(block, { text, words: split(text) });
  return known.get(block).words;
}
const root = page => page.querySelector("main") ?? page.body;

function isWithin(found, one) {
  for (let up = one.parentElement; up; up = up.parentElement) if (found.has(up)) return true;
  return false;
}

// The outermost blocks of a page that have words of their own, in their order.
function blocks(page) {
  const found = new Set();
  const walker = page.createTreeWalker(root(page), NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data.trim()) found.add(parentElement.closest(BLOCK) ?? parentElement);
  }
  return [...found].filter(one => !isWithin(found, one));
}

// The longest run of words that stands in both.
function run(here, there) {
  const places = new Map();
  there.forEach(({ word }, at) => places.has(word) ? places.get(word).push(at) : places.set(word, [at]));
  let best = { length: 0, here: 0, there: 0 };
  for (let i = 0; i < here.length; i++) {
    for (const j of places.get(here[i].word) ?? []) {
      if (i && j && here[i - 1].word === there[j - 1].word) continue;
      let length = 1;
      while (here[i + length] && there[j + length] && here[i + length].word === there[j + length].word) length++;
      if (length > best.length) best = { length, here: i, there: j };
    }
  }
  return best;
}

// Few words must be all that stands on one side.
const isSure = (length, here, there) => length >= SURE || length > 0 && (length === here.length || length === there.length);

// Nothing takes styles from elsewhere: what a page links to is loaded first, and then both are shown at once.
function dress(page) {
  const there = new Set([...document.querySelectorAll("link[rel=stylesheet]")].map(link => link.href));
  return Promise.all([...page.querySelectorAll("link[rel=stylesheet]")].filter(link => !there.has(new URL(link.getAttribute("href"), document.baseURI).href)).map(link => new Promise(done => {
    const style = document.createElement("link");
    style.rel = "stylesheet";
    style.href = link.getAttribute("href");
    style.onload = style.onerror = done;
    document.head.append(style);
  })));
}

// What is the same stays, so that no picture blinks and nobody's place is lost.
function patch(old, fresh) {
  if (old.isEqualNode(fresh)) return;
  if (old.nodeType !== Node.ELEMENT_NODE || old.nodeName !== fresh.nodeName) { old.replaceWith(fresh); return; }
  for (const { name } of [...old.attributes]) if (!fresh.hasAttribute(name) && name !== "open") old.removeAttribute(name);
  for (const { name, value } of fresh.attributes) if (old.getAttribute(name) !== value) old.setAttribute(name, value);
  const was = [...old.childNodes];
  const now = [...fresh.childNodes];
  const least = Math.min(was.length, now.length);
  let from = 0;
  while (from < least && was[from].isEqualNode(now[from])) from++;
  let after = 0;
  while (after < least - from && was.at(-1 - after).isEqualNode(now.at(-1 - after))) after++;
  const going = was.slice(from, was.length - after);
  const coming = now.slice(from, now.length - after);
  const end = was[was.length - after] ?? null;
  going.forEach((node, i) => coming[i] ? patch(node, coming[i]) : node.remove());
  for (const node of coming.slice(going.length)) old.insertBefore(node, end);
}

function read(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  for (const one of page.querySelectorAll("script, noscript, base, meta[http-equiv]")) one.remove();
  return page;
}

// Lets a key through: the form whose page this is often has the same thread.
const breath = () => new Promise(done => { setTimeout(done); });

async function draw({ html, before, said, place, ...shown }) {
  const mine = ++draws;
  values = shown.values;
  await breath();
  if (mine !== draws) return;
  const page = read(html);
  if (before) drawChanges(read(before), page, said);
  await Promise.all([dress(page), breath()]);
  if (mine !== draws) return;
  document.title = page.title;
  // Even the same language, said again, lets the whole page be styled anew.
  for (const name of ["lang", "dir"]) if (document.documentElement[name] !== page.documentElement[name]) document.documentElement[name] = page.documentElement[name];
  patch(document.body, page.body);
  wanted = shown.show || wanted;
  if (place) document.getElementById(place)?.scrollIntoView();
  if (wanted) show(wanted);
  change = -1;
  if (before) tell();
}

// Where something changed: what went and what came in its place are one change.
const isMark = node => node?.nodeName === "INS" || node?.nodeName === "DEL";
const changes = () => [...root(document).querySelectorAll("ins, del")].filter(mark => !isMark(mark.previousSibling));
const tell = () => form.postMessage({ changes: { at: change + 1, of: changes().length } }, "*");

// To the next change or the one before, round and round.
function step(by) {
  const all = changes();
  if (!all.length) return;
  change = (change + by + all.length) % all.length;
  for (let fold = all[change].closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  // Within the frame alone: what stands around it keeps its place.
  scrollTo(0, scrollY + all[change].getBoundingClientRect().top - innerHeight / 3);
  point(all[change]);
  tell();
}

// The block that holds all these words and no others, else the one that has most of them in a row.
function find(words) {
  const here = split(words);
  const all = blocks(document);
  const isSame = there => there.length === here.length && there.every(({ word }, i) => word === here[i].word);
  const block = all.find(one => isSame(wordsOf(one)));
  let best = { length: 0, block };
  for (const one of block ? [] : all) {
    const there = wordsOf(one);
    const { length } = run(here, there);
    if (length > best.length && isSure(length, here, there)) best = { length, block: one };
  }
  return best;
}

function show(words) {
  const best = find(words);
  wanted = best.block ? "" : words;
  if (!best.block) return;
  const { top, bottom } = best.block.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) best.block.scrollIntoView({ block: "center" });
  point(best.block);
}

function point(block) {
  for (const old of document.querySelectorAll(".stage-here")) old.classList.remove("stage-here");
  block.classList.add("stage-here");
  setTimeout(() => block.classList.remove("stage-here"), SHOWN);
}

addEventListener("message", ({ source, data }) => {
  if (source !== form) return;
  if (data.html) draw(data);
  if (data.show) show(data.show);
  if (data.step) step(data.step);
});

addEventListener("click", event => {
  const target = event.target.closest(BLOCK) ?? event.target;
  if (!event.target.closest("summary")) event.preventDefault();
  const clicked = target.cloneNode(true);
  for (const one of clicked.querySelectorAll("del, .stage-unseen")) one.remove();
  const here = split(clicked.textContent);
  let best = { length: 0 };
  values.map(split).forEach((there, field) => {
    const found = run(here, there);
    const isBetter = found.length > best.length || found.length === best.length && there.length < best.size;
    if (isBetter && isSure(found.length, here, there)) best = { length: found.length, size: there.length, field, from: there[found.there].from, to: there[found.there + found.length - 1].to, words: clicked.textContent.slice(here[found.here].from, here[found.here + found.length - 1].to) };
  });
  if (best.length) form.postMessage({ goto: best }, "*");
});

form.postMessage({ ready: true }, "*");
