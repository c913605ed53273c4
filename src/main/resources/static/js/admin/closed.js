// What is closed opens when a link leads into it.
function open() {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id && document.getElementById(id);
  for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
  if (target) { target.scrollIntoView({ block: "center" }); target.focus({ preventScroll: true }); }
}
addEventListener("hashchange", open);
open();
