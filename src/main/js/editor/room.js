// How far the caret stays from the edges of what is seen: the buttons stay above the text, the bar that saves may lie over its end.
export const room = {
  left: 5,
  right: 5,
  get top() {
    return (document.querySelector(".editor:focus-within > .toolbar")?.offsetHeight ?? 0) + 12;
  },
  get bottom() {
    const bar = document.querySelector(".status");
    return bar && getComputedStyle(bar).position === "sticky" ? bar.offsetHeight + 12 : 5;
  },
};
