// What the page brings for its editors: words, and the commands with their names and keys.
export const template = document.getElementById("toolbar");
export const words = template.dataset;

export const known = [...template.content.querySelectorAll("[data-command]")].map(button => ({
  id: button.dataset.command,
  key: button.dataset.key,
  label: button.dataset.label,
  isBlock: "block" in button.dataset,
}));

export const label = id => known.find(one => one.id === id).label;
