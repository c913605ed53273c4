// The page in its frame: as wide as the device that is chosen, and as small as there is room for.
const preview = document.querySelector(".preview:has([data-stage])");

if (preview) {
  const tools = preview.querySelector(".tools");
  const room = preview.querySelector(".room");
  const wide = matchMedia("(min-width: 1100px)");
  const usual = wide.matches ? tools.querySelector("[data-width][aria-pressed=true]").dataset.width : "390";

  // In a stylesheet of its own: no element of the admin area has styles as an attribute.
  const sheet = new CSSStyleSheet();
  sheet.insertRule(".room > iframe {}");
  document.adoptedStyleSheets.push(sheet);
  const look = sheet.cssRules[0].style;

  function remembered() {
    try { return localStorage.getItem("preview-width"); } catch { return null; }
  }

  function fit() {
    const width = Number(tools.querySelector("[data-width][aria-pressed=true]").dataset.width);
    const scale = Math.min(1, room.clientWidth / width);
    look.inlineSize = `${width}px`;
    look.blockSize = `${room.clientHeight / scale}px`;
    look.transform = `scale(${scale})`;
  }

  function choose(width) {
    const chosen = tools.querySelector(`[data-width="${width}"]`);
    if (!chosen) return;
    for (const other of tools.querySelectorAll("[data-width]")) other.setAttribute("aria-pressed", other === chosen);
    fit();
  }

  tools.addEventListener("click", event => {
    const { width } = event.target.closest("[data-width]")?.dataset ?? {};
    if (!width) return;
    try { localStorage.setItem("preview-width", width); } catch { /* then it isn't remembered */ }
    choose(width);
  });

  tools.hidden = room.hidden = false;
  choose(remembered() ?? usual);
  new ResizeObserver(fit).observe(room);
}
