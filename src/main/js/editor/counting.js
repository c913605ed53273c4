// How many words a text has, counted anew only where it changed. A pull quote repeats words that were counted.
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019-]*/gu;
const WORDS_A_MINUTE = 230;
const counted = new WeakMap();

export const minutes = many => Math.ceil(many / WORDS_A_MINUTE);

export function count(node) {
  if (node.isTextblock) {
    if (!counted.has(node)) counted.set(node, node.textBetween(0, node.content.size, " ", " ").match(WORD)?.length ?? 0);
    return counted.get(node);
  }
  if (node.type.name === "pullquote") return 0;
  let sum = 0;
  node.forEach(child => { sum += count(child); });
  return sum;
}
