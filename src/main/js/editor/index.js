// Makes each text of the form one that is edited as it will look. The text area stays, unseen, and holds what is stored.
import { baseKeymap, toggleMark } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { Slice } from "prosemirror-model";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, TextSelection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { commands } from "./commands.js";
import { finding, replace, seek, select, places } from "./finding.js";
import { clipboard, harmless } from "./pasting.js";
import { pictures, upload } from "./pictures.js";
import { rules } from "./rules.js";
import { schema } from "./schema.js";
import { slash } from "./slash.js";
import { Source } from "./source.js";
import { picture, source } from "./views.js";

const template = document.getElementById("toolbar");
const words = template.dataset;
const URL_ALONE = /^https?:\/\/\S+$/;
const WORDS_A_MINUTE = 230;

// More than this isn't stored in one text, see FormSpec.
const MOST = 200_000;

const known = [...template.content.querySelectorAll("[data-command]")].map(button => ({
  id: button.dataset.command,
  key: button.dataset.key,
  label: button.dataset.label,
  isBlock: "block" in button.dataset,
}));

const counted = new WeakMap();

function count(node) {
  if (node.isTextblock) {
    if (!counted.has(node)) counted.set(node, node.textBetween(0, node.content.size, " ", " ").match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'\u2019-]*/gu)?.length ?? 0);
    return counted.get(node);
  }
  let sum = 0;
  node.forEach(child => { sum += count(child); });
  return sum;
}

class Editor {
  constructor(area) {
    this.area = area;
    area.editor = this;
    this.frame = document.createElement("div");
    this.frame.className = "editor";
    area.before(this.frame);
    this.bar = this.toolbar();
    this.findBar = this.drawFindBar();
    this.body = document.createElement("div");
    this.body.className = "text";
    this.foot = document.createElement("p");
    this.foot.className = "hint";
    this.said = document.createElement("p");
    this.said.role = "status";
    this.said.className = "unseen";
    const isWritten = document.activeElement === area;
    this.frame.append(this.bar, this.findBar, this.body, area, this.foot, this.said);
    area.tabIndex = -1;
    area.setAttribute("aria-hidden", "true");
    this.view = new EditorView(this.body, {
      state: this.state(area.value),
      attributes: this.attributes(),
      nodeViews: { image: picture(words), source: source(words) },
      clipboardParser: clipboard,
      transformPastedHTML: harmless,
      dispatchTransaction: tr => this.apply(tr),
      handlePaste: (view, event, slice) => this.paste(view, event, slice),
      handleDrop: (view, event) => this.files(view, event.dataTransfer?.files),
      handleDOMEvents: { focus: () => { this.at(); return false; } },
      handleClick: (view, pos, event) => this.followLink(event),
    });
    this.listen();
    this.refresh();
    if (isWritten) this.view.focus();
  }

  attributes() {
    const label = this.area.labels?.[0];
    return {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": label?.textContent.trim() ?? "",
      ...this.area.hasAttribute("aria-describedby") ? { "aria-describedby": this.area.getAttribute("aria-describedby") } : {},
      ...this.area.hasAttribute("aria-invalid") ? { "aria-invalid": this.area.getAttribute("aria-invalid") } : {},
      dir: "auto",
      spellcheck: "true",
      ...this.area.closest("[lang]") ? { lang: this.area.closest("[lang]").lang } : {},
    };
  }

  state(text) {
    this.source = new Source(text.replaceAll("\r\n", "\n"));
    const own = Object.fromEntries(known.filter(({ key }) => key).map(({ id, key }) => [key, () => this.run(id)]));
    return EditorState.create({
      doc: this.source.doc,
      plugins: [
        slash(known.filter(({ isBlock }) => isBlock), id => this.run(id), said => this.say(said)),
        rules,
        keymap(own),
        keymap({ Enter: splitListItem(schema.nodes.list_item), Tab: () => false, "Shift-Tab": () => false }),
        keymap({ ...baseKeymap, Tab: () => false }),
        tableEditing(),
        dropCursor(),
        gapCursor(),
        finding,
      ],
    });
  }

  apply(tr) {
    const before = this.view.state.selection.$from;
    this.view.updateState(this.view.state.apply(tr));
    if (tr.docChanged) this.write();
    this.refresh();
    const { $from } = this.view.state.selection;
    if ($from.parent !== before.parent && this.view.hasFocus()) this.at();
  }

  // Tells in which block the caret is, for whoever shows the page.
  at() {
    this.area.dispatchEvent(new CustomEvent("at", { bubbles: true, detail: { words: this.view.state.selection.$from.parent.textContent } }));
  }

  write() {
    this.isOwn = true;
    this.area.value = this.written();
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.isOwn = false;
  }

  written() { return this.source.write(this.view.state.doc); }

  tidied() { return Source.tidy(this.view.state.doc); }

  // What is put into the text area by others is taken over, and the caret goes to where it differs.
  take(text) {
    const before = this.view.state.doc.content;
    let state = this.state(text);
    const end = before.findDiffEnd(state.doc.content);
    if (end) state = state.apply(state.tr.setSelection(TextSelection.near(state.doc.resolve(Math.max(end.b, before.findDiffStart(state.doc.content))), -1)).scrollIntoView());
    this.view.updateState(state);
    this.refresh();
  }

  // What stands before the caret and what after it, each whole; nothing while the text is edited as source.
  halves() {
    if (this.isSource) return undefined;
    const { doc, selection: { from } } = this.view.state;
    return [doc.cut(0, from), doc.cut(from)].map(half => this.source.write(half));
  }

  chosen() {
    if (this.isSource) return undefined;
    const { doc, selection: { from, to } } = this.view.state;
    return doc.textBetween(from, to, " ");
  }

  // Types words behind others, where there are such.
  type(after, typed) {
    const place = places(this.view.state.doc, after)[0];
    if (place) this.view.dispatch(this.view.state.tr.insertText(typed, place.to));
  }

  listen() {
    this.area.addEventListener("input", () => { if (!this.isOwn && !this.isSource) this.take(this.area.value); });
    this.area.addEventListener("focus", () => { if (!this.isSource) this.view.focus(); });
    this.area.addEventListener("goto", event => {
      if (this.isSource || !event.detail?.words) return;
      const sought = event.detail.words.replace(/\s+/g, " ").trim();
      const place = places(this.view.state.doc, sought)[0] ?? this.block(sought);
      if (!place) return;
      event.preventDefault();
      this.view.focus();
      select(this.view, place);
    });
    this.area.addEventListener("keydown", event => {
      if (this.isSource && event.key === "Escape") { event.preventDefault(); this.run("source"); }
    });
    this.frame.addEventListener("keydown", event => {
      if (event.key !== "Escape") return;
      if (!this.findBar.hidden) { event.preventDefault(); this.find(false); } else if (this.isFull) { event.preventDefault(); this.run("full"); }
    });
  }

  // The first block that begins as the words do.
  block(sought) {
    let found = null;
    const start = sought.trim().slice(0, 40);
    this.view.state.doc.descendants((node, pos) => {
      if (!found && node.isTextblock && node.textContent.trim().startsWith(start)) found = { from: pos + 1, to: pos + 1 + node.content.size };
      return !found;
    });
    return found;
  }

  run(id) {
    const { view } = this;
    const special = {
      link: () => this.link(),
      language: () => this.language(),
      picture: () => this.choosePicture(),
      find: () => this.find(this.findBar.hidden),
      source: () => this.toggleSource(),
      full: () => this.toggleFull(),
      palette: () => document.dispatchEvent(new Event("palette")),
      keys: () => document.getElementById("text-keys").showModal(),
      page: () => {
        const beside = document.querySelector("details.preview");
        if (beside) { beside.open = true; beside.scrollIntoView({ block: "start" }); beside.querySelector("summary")?.focus({ preventScroll: true }); }
      },
    }[id];
    if (special) { special(); return true; }
    const command = commands[id];
    if (!command) return false;
    const done = command.run(view.state, tr => view.dispatch(tr), view);
    if (done) {
      view.focus();
      if (command.isOn) this.say((command.isOn(view.state) ? words.on : words.off).replace("#", known.find(one => one.id === id).label));
    }
    return true;
  }

  say(text) { this.said.textContent = text; }

  link() {
    const { state } = this.view;
    let { from, to, empty } = state.selection;
    const mark = schema.marks.link;
    const inside = mark.isInSet(state.selection.$from.marks()) ?? (empty ? null : firstLink(state, from, to));
    if (empty && inside) [from, to] = extent(state, from, inside);
    const before = state.doc.textBetween(from, to, " ");
    document.dispatchEvent(new CustomEvent("link", {
      detail: {
        words: before,
        to: inside?.attrs.href ?? "",
        remove: () => { this.view.dispatch(this.view.state.tr.removeMark(from, to, mark)); this.view.focus(); },
        done: (label, href) => {
          const tr = this.view.state.tr;
          const made = mark.create({ href, title: inside?.attrs.title ?? null });
          if (label === before.trim() && from < to) tr.addMark(from, to, made);
          else tr.replaceWith(from, to, schema.text(label, [...tr.doc.resolve(from).marks().filter(one => one.type !== mark), made]));
          this.view.dispatch(tr.removeStoredMark(mark).scrollIntoView());
          this.view.focus();
        },
      },
    }));
  }

  language() {
    const { state } = this.view;
    const type = schema.marks.lang;
    if (state.selection.empty) { this.say(words.chooseFirst); return; }
    const dialog = document.getElementById("text-language");
    const input = dialog.querySelector("input");
    let has = "";
    state.doc.nodesBetween(state.selection.from, state.selection.to, node => { has ||= type.isInSet(node.marks)?.attrs.lang ?? ""; });
    input.value = has;
    dialog.returnValue = "";
    dialog.showModal();
    dialog.addEventListener("close", () => {
      const { from, to } = this.view.state.selection;
      const tag = input.value.trim();
      if (dialog.returnValue === "set" && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(tag)) this.view.dispatch(this.view.state.tr.addMark(from, to, type.create({ lang: tag })));
      if (dialog.returnValue === "none") this.view.dispatch(this.view.state.tr.removeMark(from, to, type));
      this.view.focus();
    }, { once: true });
  }

  choosePicture() {
    const input = document.createElement("input");
    input.type = "file";
    input.accept = "image/jpeg,image/png,image/webp";
    input.addEventListener("change", () => upload(this.view, [...input.files], words, said => this.tell(said)));
    input.click();
  }

  // What happened, for everybody.
  tell(text) {
    this.foot.textContent = text;
    this.say(text);
    this.isTold = true;
  }

  files(view, list) {
    const found = pictures(list);
    if (!found.length) return false;
    upload(view, found, words, said => this.tell(said));
    return true;
  }

  paste(view, event, slice) {
    const data = event.clipboardData;
    if (!data?.types.includes("text/html") && this.files(view, data?.files)) return true;
    const text = data?.getData("text/plain").trim() ?? "";
    if (text.length > MOST || slice.content.size > MOST) { this.tell(words.tooMuch); return true; }
    const { empty, $from, $to } = view.state.selection;
    if (!empty && $from.sameParent($to) && URL_ALONE.test(text) && !$from.parent.type.spec.code) {
      return toggleMark(schema.marks.link, { href: text }, { removeWhenPresent: false })(view.state, tr => view.dispatch(tr));
    }
    if (empty && URL_ALONE.test(text) && !$from.parent.type.spec.code && slice.content.childCount === 1) {
      view.dispatch(view.state.tr.replaceSelection(new Slice(slice.content.constructor.from(schema.text(text, [schema.marks.link.create({ href: text })])), 0, 0)));
      return true;
    }
    return false;
  }

  followLink(event) {
    const link = event.target.closest?.("a[data-href]");
    if (link && (event.ctrlKey || event.metaKey) && link.hasAttribute("href")) { open(link.href, "_blank", "noopener"); return true; }
    return false;
  }

  toggleSource() {
    this.isSource = !this.isSource;
    this.frame.classList.toggle("is-source", this.isSource);
    this.body.hidden = this.isSource;
    if (this.isSource) {
      this.area.removeAttribute("aria-hidden");
      this.area.tabIndex = 0;
      this.area.focus();
    } else {
      this.area.setAttribute("aria-hidden", "true");
      this.area.tabIndex = -1;
      this.take(this.area.value);
      this.view.focus();
    }
    this.refresh();
  }

  // Writing with nothing else on the page: all that stands beside is out of reach.
  toggleFull() {
    this.isFull = !this.isFull;
    for (let one = this.frame; one !== document.body; one = one.parentElement) {
      for (const other of one.parentElement.children) if (other !== one && other.localName !== "dialog") other.inert = this.isFull;
    }
    this.frame.classList.toggle("is-full", this.isFull);
    document.documentElement.classList.toggle("is-writing", this.isFull);
    this.view.focus();
    this.view.dispatch(this.view.state.tr.scrollIntoView());
    this.refresh();
  }

  toolbar() {
    const bar = document.createElement("div");
    bar.className = "toolbar";
    bar.role = "toolbar";
    bar.setAttribute("aria-label", words.words);
    bar.append(template.content.cloneNode(true));
    for (const other of bar.querySelectorAll(":scope > :not(button)")) other.remove();
    const buttons = () => [...bar.querySelectorAll("button:not([hidden])")];
    const reach = one => { for (const other of bar.querySelectorAll("button")) other.tabIndex = other === one ? 0 : -1; };
    reach(buttons()[0]);
    bar.addEventListener("mousedown", event => event.preventDefault());
    bar.addEventListener("click", event => {
      const pressed = event.target.closest("[data-command]");
      if (pressed) { reach(pressed); this.run(pressed.dataset.command); }
    });
    bar.addEventListener("keydown", event => {
      const all = buttons();
      const at = all.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      const one = all.at(to % all.length);
      reach(one);
      one.focus();
    });
    return bar;
  }

  drawFindBar() {
    const bar = document.getElementById("find-bar").content.firstElementChild.cloneNode(true);
    const [sought, by] = bar.querySelectorAll("input");
    const said = bar.querySelector("[role=status]");
    const tell = ({ found, at }) => { said.textContent = sought.value ? (found ? bar.dataset.found.replace("#", found).replace("@", at || 1) : bar.dataset.none) : ""; };
    sought.addEventListener("input", () => tell(seek(this.view, sought.value, 0)));
    bar.addEventListener("keydown", event => {
      if (event.key === "Enter" && event.target.localName === "input") {
        event.preventDefault();
        tell(seek(this.view, sought.value, event.shiftKey ? -1 : 1));
      }
    });
    bar.addEventListener("click", event => {
      const act = event.target.closest("button")?.value;
      if (act === "next" || act === "back") tell(seek(this.view, sought.value, act === "next" ? 1 : -1));
      if (act === "one") { replace(this.view, sought.value, by.value, false); tell(seek(this.view, sought.value, 1)); }
      if (act === "all") { const many = replace(this.view, sought.value, by.value, true); said.textContent = bar.dataset.replaced.replace("#", many); }
      if (act === "close") this.find(false);
    });
    bar.hidden = true;
    return bar;
  }

  find(open) {
    this.findBar.hidden = !open;
    const [sought] = this.findBar.querySelectorAll("input");
    if (open) {
      const { from, to } = this.view.state.selection;
      if (from < to) sought.value = this.view.state.doc.textBetween(from, to, " ").slice(0, 80);
      sought.focus();
      sought.select();
      seek(this.view, sought.value, 0);
    } else {
      seek(this.view, "", 0);
      this.view.focus();
    }
  }

  refresh() {
    const { state } = this.view;
    for (const button of this.bar.querySelectorAll("[data-command]")) {
      const { command } = button.dataset;
      const known = commands[command];
      if (known?.isThere) button.hidden = !known.isThere(state) || Boolean(this.isSource);
      const on = command === "source" ? Boolean(this.isSource) : command === "full" ? Boolean(this.isFull) : known?.isOn?.(state);
      if (on !== undefined) button.setAttribute("aria-pressed", String(Boolean(on)));
      button.toggleAttribute("disabled", Boolean(this.isSource) && !["source", "full", "keys", "page"].includes(command));
    }
    if (this.isTold) { this.isTold = false; return; }
    const many = count(state.doc);
    this.foot.textContent = many ? words.count.replace("#", many.toLocaleString(document.documentElement.lang)).replace("@", Math.ceil(many / WORDS_A_MINUTE)) : "";
  }
}

function firstLink(state, from, to) {
  let found;
  state.doc.nodesBetween(from, to, node => { found ??= schema.marks.link.isInSet(node.marks); });
  return found;
}

// From where to where the link around a place goes.
function extent(state, pos, mark) {
  const { parent, parentOffset } = state.doc.resolve(pos);
  const start = pos - parentOffset;
  let from = pos;
  let to = pos;
  parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) return;
    const [begin, end] = [start + offset, start + offset + child.nodeSize];
    if (begin <= to && end >= from) { from = Math.min(from, begin); to = Math.max(to, end); }
  });
  return [from, to];
}

// Where the editor fails there is the text area of before, with all that it holds.
function plain(area) {
  area.closest(".editor")?.replaceWith(area);
  area.removeAttribute("aria-hidden");
  area.removeAttribute("tabindex");
}

const seen = new IntersectionObserver(entries => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting) continue;
    seen.unobserve(target);
    try {
      new Editor(target);
    } catch (error) {
      plain(target);
      throw error;
    }
  }
}, { rootMargin: "600px" });

for (const area of document.querySelectorAll("textarea.markdown")) seen.observe(area);
