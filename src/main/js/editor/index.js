// Makes each text of the form one that is edited as it will look. The text area stays, unseen, and holds what is stored.
import { baseKeymap } from "prosemirror-commands";
import { dropCursor } from "prosemirror-dropcursor";
import { gapCursor } from "prosemirror-gapcursor";
import { keymap } from "prosemirror-keymap";
import { splitListItem } from "prosemirror-schema-list";
import { EditorState, TextSelection } from "prosemirror-state";
import { tableEditing } from "prosemirror-tables";
import { EditorView } from "prosemirror-view";
import { commands, unquote } from "./commands.js";
import { count, minutes } from "./counting.js";
import { findBar } from "./find-bar.js";
import { block, finding, select, places } from "./finding.js";
import { language } from "./language.js";
import { follow, link, pasteAddress } from "./linking.js";
import { nearBar } from "./near.js";
import { known, label, words } from "./page.js";
import { clipboard, harmless } from "./pasting.js";
import { choose, pictures, upload } from "./pictures.js";
import { rules } from "./rules.js";
import { schema } from "./schema.js";
import { slash } from "./slash.js";
import { Source } from "./source.js";
import { strangers } from "./strangers.js";
import { room } from "./room.js";
import { toolbar } from "./toolbar.js";
import { apart, picture, source } from "./views.js";

// More than this isn't stored in one text, see FormSpec.
const MOST = 200_000;

class Editor {
  constructor(area) {
    this.area = area;
    area.editor = this;
    this.frame = document.createElement("div");
    this.frame.className = "editor";
    area.before(this.frame);
    this.bar = toolbar(id => this.run(id));
    this.findBar = findBar(() => this.view);
    this.near = nearBar(id => this.run(id), () => this.sight());
    this.body = document.createElement("div");
    this.body.className = "text";
    this.foot = document.createElement("p");
    this.foot.className = "hint";
    this.counted = document.createTextNode("");
    this.foot.append(this.counted);
    this.said = document.createElement("p");
    this.said.role = "status";
    this.said.className = "unseen";
    const isWritten = document.activeElement === area;
    this.frame.append(this.bar.dom, this.findBar.dom, this.body, area, this.foot, this.said);
    area.tabIndex = -1;
    area.setAttribute("aria-hidden", "true");
    this.strangers = strangers(this.body);
    this.view = new EditorView(this.body, {
      state: this.state(area.value),
      attributes: this.attributes(),
      scrollThreshold: room,
      scrollMargin: room,
      nodeViews: { image: picture(words), source: source(words), callout: apart(label("callout")), pullquote: apart(label("pullquote")) },
      clipboardParser: clipboard,
      transformPastedHTML: harmless,
      dispatchTransaction: tr => this.apply(tr),
      handlePaste: (view, event, slice) => this.paste(view, event, slice),
      handleDrop: (view, event) => this.files(view, event.dataTransfer?.files),
      handleDOMEvents: { focus: () => { this.at(); return false; } },
      handleClick: (view, pos, event) => follow(event),
    });
    this.listen();
    this.refresh();
    if (isWritten) this.view.focus();
  }

  sight() {
    const below = this.isFull ? null : document.querySelector(".status");
    return [Math.max(0, this.bar.dom.getBoundingClientRect().bottom), Math.min(innerHeight, below?.getBoundingClientRect().top ?? innerHeight)];
  }

  attributes() {
    const named = this.area.labels?.[0];
    return {
      role: "textbox",
      "aria-multiline": "true",
      "aria-label": named?.textContent.trim() ?? "",
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
        this.near.plugin,
        this.strangers,
        keymap(own),
        keymap({ Enter: splitListItem(schema.nodes.list_item), Backspace: unquote, Tab: () => false, "Shift-Tab": () => false }),
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
      const place = places(this.view.state.doc, sought)[0] ?? block(this.view.state.doc, sought);
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
      if (this.findBar.isOpen) { event.preventDefault(); this.findBar.show(false); } else if (this.isFull) { event.preventDefault(); this.run("full"); }
    });
  }

  run(id) {
    const { view } = this;
    const special = {
      link: () => link(view),
      language: () => view.state.selection.empty ? this.say(words.chooseFirst) : language(view),
      picture: () => choose(files => upload(view, [...files], words, said => this.tell(said))),
      find: () => this.findBar.show(!this.findBar.isOpen),
      source: () => this.toggleSource(),
      full: () => this.toggleFull(),
      palette: () => document.dispatchEvent(new Event("palette")),
      keys: () => document.getElementById("text-keys").showModal(),
      bar: () => this.near.focus() || this.bar.reach(),
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
      if (command.isOn) this.say((command.isOn(view.state) ? words.on : words.off).replace("#", label(id)));
    }
    return true;
  }

  say(text) { this.said.textContent = text; }

  // What happened, for everybody.
  tell(text) {
    this.counted.data = text;
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
    return pasteAddress(view, text, slice);
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

  refresh() {
    const { state } = this.view;
    this.bar.show(state, { source: Boolean(this.isSource), full: Boolean(this.isFull) });
    if (this.isTold) { this.isTold = false; return; }
    const many = count(state.doc);
    const told = many ? words.count.replace("#", many.toLocaleString(document.documentElement.lang)).replace("@", minutes(many)) : "";
    // The same node all along: a new one would let the whole page be styled again with every key.
    this.counted.data = this.isFull ? `${words.leave} ${told}` : told;
  }
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
