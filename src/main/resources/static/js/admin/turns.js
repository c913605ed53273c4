// What stands on either side of the cursor in a turn, for splitting it, and what is chosen there, for quoting it.
for (const button of document.querySelectorAll(":is([value^='split '], [value^='quote '])")) {
  button.addEventListener("click", () => {
    const area = button.closest(".row").querySelector("textarea");
    const { value, selectionStart, selectionEnd } = area;
    const [first, rest] = area.editor?.halves() ?? [value.slice(0, selectionStart), value.slice(selectionStart)];
    const chosen = area.editor?.chosen() ?? value.slice(selectionStart, selectionEnd);
    for (const [name, text] of Object.entries({ first, rest, chosen })) button.form.elements[`form-${name}`].value = text;
  });
}
