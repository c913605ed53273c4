// Two saves within the page: that of the newer one, with what came and went since the older one drawn into it.
const section = document.querySelector(".drawn");

if (section) {
  const frame = section.querySelector("[data-stage]");
  const tools = section.querySelector(".tools");
  const steps = [...section.querySelectorAll("[data-step]")];
  const place = section.querySelector("#changes [role=status]");
  const problem = section.querySelector("[data-failed]");
  const send = message => frame.contentWindow.postMessage(message, "*");

  async function read(address) {
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(answer.status);
    return answer.text();
  }

  async function draw() {
    try {
      const [before, html] = await Promise.all([read(frame.dataset.older), read(frame.dataset.newer)]);
      send({ html, before, place: "", said: { ...tools.dataset }, values: [] });
    } catch {
      problem.textContent = problem.dataset.failed;
    }
  }

  function tell({ at, of }) {
    place.textContent = of ? place.dataset.words.replace("##", of).replace("#", at) : place.dataset.none;
    for (const step of steps) step.disabled = of < 2;
  }

  for (const step of steps) {
    step.addEventListener("click", () => {
      section.scrollIntoView({ block: "nearest" });
      send({ step: Number(step.dataset.step) });
    });
  }
  addEventListener("message", ({ source, data }) => {
    if (source !== frame.contentWindow) return;
    if (data.ready) draw();
    if (data.changes) tell(data.changes);
    if (data.changes?.of && !data.changes.at) send({ step: 1 });
  });
  frame.src = frame.dataset.stage;
}
