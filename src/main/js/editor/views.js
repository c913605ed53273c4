// Parts that are shown otherwise than as text: pictures with what they tell, and parts kept as they are written.
import { DOMSerializer } from "prosemirror-model";

// What is set apart says what it is.
export const apart = said => node => {
  const { dom, contentDOM } = DOMSerializer.renderSpec(document, node.type.spec.toDOM(node));
  dom.setAttribute("aria-label", said);
  return { dom, contentDOM };
};

// A picture; what it tells who can't see it is read and changed beside it.
export const picture = words => (node, view, getPos) => {
  const dom = document.createElement("span");
  const image = document.createElement("img");
  const label = document.createElement("label");
  const alt = document.createElement("input");
  dom.className = "pic";
  label.append(words.alt, alt);
  dom.append(image, label);
  const show = shown => {
    const id = /^media:([0-9a-f-]{36})$/i.exec(shown.attrs.src)?.[1];
    image.alt = shown.attrs.alt;
    image.hidden = !id;
    if (id && !image.src.endsWith(`${id}/thumbnail`)) image.src = `/admin/pictures/${id}/thumbnail`;
    if (alt.value !== shown.attrs.alt) alt.value = shown.attrs.alt;
    dom.title = shown.attrs.title ?? "";
  };
  show(node);
  alt.addEventListener("input", () => {
    view.dispatch(view.state.tr.setNodeAttribute(getPos(), "alt", alt.value));
  });
  alt.addEventListener("keydown", event => {
    if (event.key === "Enter") { event.preventDefault(); view.focus(); }
  });
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      show(next);
      return true;
    },
    stopEvent: event => event.target === alt,
    ignoreMutation: () => true,
  };
};

// Read only until it is opened; then it is typed as it is written.
export const source = words => (node, view, getPos) => {
  const dom = document.createElement("div");
  const said = document.createElement("p");
  const text = document.createElement("textarea");
  const open = document.createElement("button");
  dom.className = "as-written";
  dom.contentEditable = "false";
  said.textContent = words.source;
  text.setAttribute("aria-label", words.source);
  text.value = node.textContent;
  text.readOnly = true;
  text.rows = Math.min(12, node.textContent.split("\n").length);
  open.type = "button";
  open.className = "button small";
  open.textContent = words.open;
  said.append(" ", open);
  dom.append(said, text);
  open.addEventListener("click", () => { text.readOnly = false; open.hidden = true; text.focus(); });
  text.addEventListener("input", () => {
    const from = getPos() + 1;
    const tr = view.state.tr;
    if (text.value) tr.replaceWith(from, from + node.content.size, view.state.schema.text(text.value));
    else tr.delete(from, from + node.content.size);
    view.dispatch(tr);
  });
  return {
    dom,
    update(next) {
      if (next.type !== node.type) return false;
      node = next;
      if (text.value !== next.textContent) text.value = next.textContent;
      return true;
    },
    stopEvent: () => true,
    ignoreMutation: () => true,
  };
};
