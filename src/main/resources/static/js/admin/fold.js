const fold = document.querySelector("details.fold");
if (fold) {
  const wide = matchMedia("(min-width: 64rem)");
  const set = () => { fold.open = wide.matches; };
  wide.addEventListener("change", set);
  set();
}
