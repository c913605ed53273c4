// A picture comes into the form without leaving it.
for (const picture of document.querySelectorAll(".picture")) {
  const [choice, file] = ["select", "[type=file]"].map(what => picture.querySelector(what));
  const said = picture.querySelector("[role=status]");
  const show = address => {
    picture.querySelector("img")?.remove();
    if (!address) return;
    const image = new Image();
    image.alt = "";
    image.src = address;
    picture.prepend(image);
  };
  file.parentElement.hidden = false;
  choice.addEventListener("change", () => { said.textContent = ""; show(choice.selectedOptions[0].dataset.src); });
  file.addEventListener("change", async () => {
    if (!file.files.length) return;
    const sent = new FormData();
    sent.set("_csrf", document.querySelector("[name=_csrf]").value);
    sent.set("picture", file.files[0]);
    picture.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch("/admin/pictures", { method: "POST", body: sent, headers: { Accept: "text/plain" } });
      const words = await answer.text();
      if (answer.status === 201) {
        const id = answer.headers.get("picture");
        if (![...choice.options].some(option => option.value === id)) {
          const option = new Option(words, id);
          option.dataset.src = answer.headers.get("location");
          choice.add(option);
        }
        choice.value = id;
        choice.dispatchEvent(new Event("change"));
        choice.dispatchEvent(new Event("input", { bubbles: true }));
      } else {
        said.textContent = answer.status === 422 ? words : answer.status === 413 ? picture.dataset.heavy : picture.dataset.failed;
      }
    } catch {
      said.textContent = picture.dataset.failed;
    }
    picture.removeAttribute("aria-busy");
    file.value = "";
  });
}
