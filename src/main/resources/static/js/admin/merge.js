// Takes one of two texts at once, where a button would otherwise ask for a new page.
for (const button of document.querySelectorAll("button[data-value]")) {
  button.addEventListener("click", event => {
    const control = button.form.elements[button.dataset.field];
    if (!(control instanceof Element)) return;
    event.preventDefault();
    if (control.type === "checkbox") control.checked = button.dataset.value === "true";
    else control.value = button.dataset.value;
    control.dispatchEvent(new Event("input", { bubbles: true }));
    button.setAttribute("aria-pressed", "true");
    remember(button);
  });
}

// What is typed decides too, once no marks are left.
for (const section of document.querySelectorAll(".joint")) {
  const shares = section.querySelectorAll(".share");
  section.addEventListener("input", () => {
    if (shares.length > 1 || !shares[0].querySelector("[data-value]")) return;
    for (const other of shares[0].querySelectorAll("[aria-pressed]")) other.setAttribute("aria-pressed", "false");
    const open = shares[0].querySelector(".open");
    if (open) open.hidden = ![...section.querySelectorAll("textarea")].some(text => /⟪\d{1,4}[^⟫\n]{0,60}⟫/.test(text.value));
  });
}

function remember(button) {
  const decided = document.createElement("input");
  decided.type = "hidden";
  decided.name = "form-decided";
  decided.value = button.value.split(" ")[1];
  button.form.append(decided);
}
