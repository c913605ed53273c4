// Pictures that are pasted, dropped or chosen come into the library, and from there into the text.
import { schema } from "./schema.js";

// say(words) tells how it went; nothing that was typed depends on it
export async function upload(view, files, words, say) {
  for (const file of files) {
    const sent = new FormData();
    sent.set("_csrf", document.querySelector("[name=_csrf]").value);
    sent.set("picture", file);
    say(words.uploading);
    try {
      const answer = await fetch("/admin/pictures", { method: "POST", body: sent, headers: { Accept: "text/plain" } });
      const told = await answer.text();
      if (answer.status === 201) {
        put(view, answer.headers.get("picture"));
        say(words.uploaded);
      } else {
        say(answer.status === 422 ? told : answer.status === 413 ? words.heavy : words.failed);
      }
    } catch {
      say(words.failed);
    }
  }
}

function put(view, id) {
  const made = schema.nodes.image.create({ src: `media:${id}` });
  const { $to } = view.state.selection;
  const tr = view.state.tr;
  if ($to.parent.inlineContent && !$to.parent.type.spec.code) tr.insert($to.pos, made);
  else tr.insert(tr.doc.content.size, schema.nodes.paragraph.create(null, made));
  view.dispatch(tr.scrollIntoView());
}

export const pictures = list => [...list ?? []].filter(file => /^image\/(?:jpeg|png|webp)$/.test(file.type));

export function choose(done) {
  const input = document.createElement("input");
  input.type = "file";
  input.accept = "image/jpeg,image/png,image/webp";
  input.addEventListener("change", () => done(input.files));
  input.click();
}
