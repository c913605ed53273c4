// How much of a limited text is written, from half of it on; read out when little is left.
const NEAR = 20;

for (const field of document.querySelectorAll("[data-max]")) {
  const count = document.getElementById(`${field.id}-count`);
  if (!count) continue;
  field.addEventListener("input", () => {
    const length = [...field.value.replaceAll("\r\n", "\n")].length;
    const max = Number(field.dataset.max);
    count.setAttribute("aria-live", length > max - NEAR ? "polite" : "off");
    count.hidden = length * 2 < max;
    count.classList.toggle("wrong", length > max);
    count.textContent = count.dataset.words.replace("#", length);
  });
}

// A long line is shown on several, and is one line all the same.
for (const line of document.querySelectorAll("textarea.line")) {
  line.addEventListener("keydown", event => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    line.form.requestSubmit();
  });
}
