// The language of a passage is asked for in a dialog.
import { schema } from "./schema.js";

const TAG = /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/;

export function language(view) {
  const { state } = view;
  const type = schema.marks.lang;
  const dialog = document.getElementById("text-language");
  const input = dialog.querySelector("input");
  let has = "";
  state.doc.nodesBetween(state.selection.from, state.selection.to, node => { has ||= type.isInSet(node.marks)?.attrs.lang ?? ""; });
  input.value = has;
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", () => {
    const { from, to } = view.state.selection;
    const tag = input.value.trim();
    if (dialog.returnValue === "set" && TAG.test(tag)) view.dispatch(view.state.tr.addMark(from, to, type.create({ lang: tag })));
    if (dialog.returnValue === "none") view.dispatch(view.state.tr.removeMark(from, to, type));
    view.focus();
  }, { once: true });
}
