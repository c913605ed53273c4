// Where the cursor stands in a turn, for splitting and quoting it.
for (const button of document.querySelectorAll(":is([value^='split '], [value^='quote '])")) {
  button.addEventListener("click", () => {
    const { selectionStart, selectionEnd } = button.closest(".row").querySelector("textarea");
    button.form.elements["form-from"].value = selectionStart;
    button.form.elements["form-to"].value = selectionEnd;
  });
}
