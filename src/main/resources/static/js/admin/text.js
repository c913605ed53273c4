// A toolbar over each text, and the keys that everybody knows. What is typed stays Markdown, as it is stored.
const template = document.getElementById("toolbar");

// Through the browser's own editing, so that undo takes it back.
function put(area, from, to, text, select = [text.length, text.length]) {
  area.focus();
  area.setSelectionRange(from, to);
  if (!document.execCommand("insertText", false, text)) {
    area.setRangeText(text, from, to, "end");
    area.dispatchEvent(new Event("input", { bubbles: true }));
  }
  area.setSelectionRange(from + select[0], from + select[1]);
}

// Marks stand close to the words: blanks at the ends of a selection stay outside.
function selection(area) {
  let { selectionStart: from, selectionEnd: to, value } = area;
  while (from < to && /\s/.test(value[from])) from++;
  while (to > from && /\s/.test(value[to - 1])) to--;
  return [from, to, value.slice(from, to)];
}

function around(area, mark) {
  const [from, to, words] = selection(area);
  const { value } = area;
  const size = mark.length;
  const isMarked = value.slice(from - size, from) === mark && value.slice(to, to + size) === mark && (size > 1 || value[from - 2] !== mark || value[from - 3] === mark);
  if (isMarked) put(area, from - size, to + size, words, [0, words.length]);
  else put(area, from, to, mark + words + mark, [size, size + words.length]);
}

function lines(area, mark) {
  const { selectionStart, selectionEnd, value } = area;
  const from = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const end = value.indexOf("\n", Math.max(selectionStart, selectionEnd - (selectionEnd > selectionStart ? 1 : 0)));
  const to = end < 0 ? value.length : end;
  const chosen = value.slice(from, to).split("\n");
  const pattern = mark === "1. " ? /^\d+\. / : mark === "## " ? /^#{1,6} / : new RegExp(`^${mark}`);
  const isMarked = chosen.every(line => pattern.test(line));
  const text = chosen.map((line, i) => {
    const bare = line.replace(pattern, "");
    return isMarked ? bare : (mark === "1. " ? `${i + 1}. ` : mark) + bare;
  }).join("\n");
  put(area, from, to, text, chosen.length > 1 ? [0, text.length] : [text.length, text.length]);
}

const marks = {
  bold: area => around(area, "**"),
  italic: area => around(area, "*"),
  heading: area => lines(area, "## "),
  list: area => lines(area, "- "),
  numbers: area => lines(area, "1. "),
  quote: area => lines(area, "> "),
  omission(area) {
    put(area, area.selectionStart, area.selectionEnd, "[\u2026]");
  },
  language(area) {
    const [from, to, words] = selection(area);
    put(area, from, to, `[${words}]{lang=es}`, words ? [words.length + 8, words.length + 10] : [1, 1]);
  },
  link(area) {
    const [from, to, words] = selection(area);
    const done = (label, address) => {
      const text = `[${label.replace(/[[\]\\]/g, "\\$&")}](${address.replace(/[()]/g, found => found === "(" ? "%28" : "%29")})`;
      put(area, from, to, text);
    };
    document.dispatchEvent(new CustomEvent("link", { detail: { words, done } }));
  },
  page() {
    const beside = document.querySelector("details.preview");
    beside.open = true;
    beside.scrollIntoView({ block: "start" });
    beside.querySelector("summary").focus({ preventScroll: true });
  },
};
const keys = { b: "bold", i: "italic", k: "link" };

if (template) {
  for (const area of document.querySelectorAll("textarea.markdown")) {
    const bar = document.createElement("div");
    bar.className = "toolbar";
    bar.role = "toolbar";
    bar.setAttribute("aria-label", template.dataset.words);
    bar.setAttribute("aria-controls", area.id);
    bar.append(template.content.cloneNode(true));
    const buttons = [...bar.querySelectorAll("button")];
    const reach = one => { for (const other of buttons) other.tabIndex = other === one ? 0 : -1; };
    reach(buttons[0]);
    bar.addEventListener("mousedown", event => event.preventDefault());
    bar.addEventListener("click", event => {
      const pressed = event.target.closest("[data-mark]");
      if (pressed) { reach(pressed); marks[pressed.dataset.mark](area); }
    });
    bar.addEventListener("keydown", event => {
      const at = buttons.indexOf(document.activeElement);
      const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: -1 }[event.key];
      if (to === undefined || at < 0) return;
      event.preventDefault();
      const one = buttons.at(to % buttons.length);
      reach(one);
      one.focus();
    });
    area.addEventListener("keydown", event => {
      const mark = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && keys[event.key.toLowerCase()];
      if (mark) { event.preventDefault(); marks[mark](area); }
    });
    area.before(bar);
  }
}
