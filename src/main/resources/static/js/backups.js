// Follows what is under way with a backup. Without this script the page asks anew by itself every few seconds.
const PAUSE = 1000;
const underWay = document.getElementById("under-way");
const bar = underWay.querySelector("progress");
const words = underWay.querySelector("[role=status]");

async function ask() {
  try {
    const answer = await fetch(underWay.dataset.asking, { redirect: "manual" });
    const told = answer.ok ? await answer.json() : { underWay: false };
    if (!told.underWay) {
      location.replace(location.pathname);
      return;
    }
    bar.value = told.percent;
    if (words.textContent !== told.words) words.textContent = told.words;
  } catch {
    // The site is away for a moment; it is asked again.
  }
  setTimeout(ask, PAUSE);
}

setTimeout(ask, PAUSE);
