// What nobody touched stays as it was written, byte by byte: each part knows the lines it came from.
import { schema } from "./schema.js";
import { read } from "./reading.js";
import { write } from "./writing.js";

const BREAK = "\n\n";

// What stands before the items of a list.
const markOf = text => /^\s*(?:\d+([.)])|([-+*]))/.exec(text)?.slice(1).find(Boolean);

export class Source {
  parts = new WeakMap();
  written = new WeakMap();
  byText = new Map();
  head = "";
  tail = "";
  env = {};

  constructor(text) {
    const lines = text.split("\n");
    const parts = [];
    const take = (from, to, node) => parts.push({ text: lines.slice(from, to).join("\n"), node, from, to });
    let at = 0;
    for (const { map, node } of read(text, this.env)) {
      let end = map[1];
      while (end > map[0] && !lines[end - 1].trim()) end--;
      this.between(lines, at, map[0], take);
      take(map[0], end, node);
      at = end;
    }
    this.between(lines, at, lines.length, take);
    this.nodes = parts.map(part => this.fit(part));
    parts.forEach((part, i) => {
      const next = parts[i + 1];
      part.index = i;
      part.gap = next ? "\n" + lines.slice(part.to, next.from).map(line => `${line}\n`).join("") : "";
      this.parts.set(this.nodes[i], part);
      if (!this.byText.has(part.key)) this.byText.set(part.key, part);
    });
    this.head = parts.length ? lines.slice(0, parts[0].from).map(line => `${line}\n`).join("") : "";
    this.tail = parts.length ? lines.slice(parts.at(-1).to).map(line => `\n${line}`).join("") : text;
    this.isEmpty = !parts.length;
    this.doc = schema.node("doc", null, this.nodes.length ? this.nodes : [schema.node("paragraph")]);
  }

  // Between two parts stand blank lines, and what is no part: where links lead that are named elsewhere.
  between(lines, from, to, take) {
    let at = from;
    while (at < to && !lines[at].trim()) at++;
    let end = to;
    while (end > at && !lines[end - 1].trim()) end--;
    if (at < end) take(at, end, null);
  }

  // What doesn't come back from writing as it was read is shown as it is written.
  fit(part) {
    if (part.node) {
      part.key = write(part.node);
      const again = read(part.key, this.seeds());
      if (again.length === 1 && again[0].node?.eq(part.node)) return part.node;
    }
    part.key = part.text;
    return schema.node("source", null, part.text ? [schema.text(part.text)] : []);
  }

  seeds() {
    return { references: this.env.references, footnotes: this.env.footnotes };
  }

  of(node) {
    const known = this.parts.get(node);
    if (known) return known;
    if (!this.written.has(node)) this.written.set(node, write(node));
    return this.byText.get(this.written.get(node));
  }

  // The whole text as it would be if each part of it had been touched.
  static tidy(doc) {
    const source = new Source("");
    return source.write(doc);
  }

  // The whole text.
  write(doc) {
    let out = "";
    let before = null;
    let list = null;
    doc.forEach((node, _, i) => {
      const part = this.of(node);
      let text = part?.text ?? this.written.get(node);
      if (/_list$/.test(node.type.name)) {
        const mark = markOf(text);
        const next = list?.type === node.type && list.mark === mark;
        if (next) text = write(node, /[-.]/.test(mark));
        list = { type: node.type, mark: next ? markOf(text) : mark };
      } else {
        list = null;
      }
      const isNext = before && part && before.part === part.index - 1;
      const isFirst = !i && part?.index === 0;
      if (!i) out = isFirst ? this.head : "";
      else out += isNext ? before.gap : BREAK;
      out += text;
      before = { part: part?.index, gap: part?.gap };
    });
    const isLast = before?.part === this.nodes.length - 1;
    if (this.isEmpty && doc.childCount === 1 && !doc.firstChild.content.size && doc.firstChild.type.name === "paragraph") return this.tail;
    return out + (isLast ? this.tail : /\n$/.test(this.tail) ? "\n" : "");
  }
}
