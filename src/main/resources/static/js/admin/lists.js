// One box for all boxes of a list.
for (const all of document.querySelectorAll("[data-all]")) {
  const each = [...document.querySelectorAll(`[type=checkbox][name="${all.dataset.all}"]`)];
  all.hidden = !each.length;
  all.addEventListener("change", () => { for (const one of each) one.checked = all.checked; });
  for (const one of each) one.addEventListener("change", () => {
    const chosen = each.filter(box => box.checked).length;
    all.checked = chosen === each.length;
    all.indeterminate = chosen > 0 && chosen < each.length;
  });
}
