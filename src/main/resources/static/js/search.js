// Suggests pages while somebody types; the field searches without it just the same.
const form = document.querySelector('form[data-suggestions]');
const field = form.elements.q;
const list = document.createElement('ul');
const said = document.createElement('p');
let items = [];
let at = -1;
let asked = 0;

const set = (element, names) => Object.entries(names).forEach((pair) => element.setAttribute(...pair));
set(list, { id: 'suggestions', role: 'listbox', 'aria-label': field.labels[0].textContent });
set(said, { class: 'said', role: 'status' });
set(field, { role: 'combobox', 'aria-autocomplete': 'list', 'aria-controls': 'suggestions' });
form.append(list, said);

function choose(place) {
  at = place;
  [...list.children].forEach((item, i) => set(item, { 'aria-selected': i === at }));
  set(field, { 'aria-activedescendant': list.children[at]?.id ?? '' });
}

function show(answer) {
  items = answer.items;
  list.replaceChildren(...items.map(({ text, lang }, i) => {
    const item = document.createElement('li');
    set(item, { id: `suggestion${i}`, role: 'option', lang, dir: 'auto' });
    item.textContent = text;
    return item;
  }));
  list.hidden = !items.length;
  set(field, { 'aria-expanded': !list.hidden });
  said.textContent = answer.says;
  choose(-1);
}

function close() {
  asked++;
  show({ items: [], says: '' });
}

async function suggest() {
  const mine = ++asked;
  const q = field.value.trim();
  await new Promise((done) => setTimeout(done, 150));
  if (mine !== asked) return;
  const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q })}`);
  if (answer.ok && mine === asked) show(await answer.json());
}

field.onkeydown = (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const places = items.length + 1;
  if (items.length && event.key === 'Escape') close();
  else if (at >= 0 && event.key === 'Enter') location = items[at].href;
  else if (items.length && step) choose(((at + 1 + step + places) % places) - 1);
  else return;
  event.preventDefault();
};
field.oninput = () => suggest().catch(close);
field.onblur = close;
list.onmousedown = (event) => event.preventDefault();
list.onclick = ({ target }) => (location = items[[...list.children].indexOf(target)].href);
close();
