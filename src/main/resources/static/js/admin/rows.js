// Rows are moved, removed and put back where they stand, by button, key or mouse; without this script the buttons ask the server.
const form = document.getElementById("form");

const changed = row => row.dispatchEvent(new Event("input", { bubbles: true }));
const isRow = node => node?.matches(".row") && !node.matches(".is-removed");
const button = (row, verb) => row.querySelector(`:scope > details > .tools > [value^="${verb} "]`);

function next(row, step) {
  let other = row;
  do other = step < 0 ? other.previousElementSibling : other.nextElementSibling; while (other && !isRow(other));
  return other;
}

// What stands first can't go up.
function settle(order) {
  for (const row of order.querySelectorAll(":scope > .row:not(.is-removed)")) {
    for (const [verb, step] of [["up", -1], ["down", 1], ["join", 1]]) {
      const one = button(row, verb);
      if (one) one.disabled = !next(row, step);
    }
  }
  const count = order.closest(".rows").querySelector(":scope > legend > small");
  if (count) count.textContent = order.querySelectorAll(":scope > .row:not(.is-removed)").length || "";
}

function mark(row, removed) {
  row.classList.toggle("is-removed", removed);
  row.querySelector(':scope > [name$="/removed"]').value = removed;
  settle(row.parentElement);
  (removed ? row.querySelector(":scope > .removed button") : button(row, "remove")).focus();
}

const verbs = {
  up(row) { const other = next(row, -1); if (other) other.before(row); },
  down(row) { const other = next(row, 1); if (other) other.after(row); },
  remove(row) { mark(row, true); },
  back(row) { mark(row, false); },
};

form?.addEventListener("click", event => {
  const pressed = event.target.closest("button[name=form-edit]");
  const [verb] = pressed?.value.split(" ") ?? [];
  if (!Object.hasOwn(verbs, verb)) return;
  event.preventDefault();
  const row = pressed.closest(".row");
  verbs[verb](row);
  settle(row.parentElement);
  if (verb === "up" || verb === "down") {
    (pressed.disabled ? button(row, verb === "up" ? "down" : "up") : pressed).focus();
    row.scrollIntoView({ block: "nearest" });
  }
  changed(row);
});

for (const order of form?.querySelectorAll(".order") ?? []) order.addEventListener("arranged", () => settle(order));

if (form?.dataset.sortable && form.querySelector(".order > .row + .row")) {
  import(form.dataset.sortable).then(() => {
    for (const order of form.querySelectorAll(".order")) {
      for (const row of order.children) {
        const grip = document.createElement("span");
        grip.className = "grip";
        grip.title = order.dataset.grip;
        row.prepend(grip);
      }
      // Rows are as small as they get while one is dragged, and the one that is stays under the pointer.
      const fold = (row, folded) => {
        const before = row.getBoundingClientRect().top;
        order.classList.toggle("is-sorting", folded);
        scrollBy(0, row.getBoundingClientRect().top - before);
      };
      Sortable.create(order, {
        handle: ".grip",
        draggable: ".row:not(.is-removed)",
        forceFallback: true,
        fallbackTolerance: 3,
        animation: matchMedia("(prefers-reduced-motion: reduce)").matches ? 0 : 120,
        onChoose: event => fold(event.item, true),
        onUnchoose: event => fold(event.item, false),
        onEnd: event => { settle(order); changed(event.item); },
      });
    }
  });
}
