// Suggests pages while somebody types. Without this script the field searches just the same.
const form = document.querySelector('form[data-suggestions]');
const field = form.elements.q;
const list = document.createElement('ul');
const said = document.createElement('p');
let items = [];
let at = -1;
let asked = 0;

list.id = 'suggestions';
list.hidden = true;
list.setAttribute('role', 'listbox');
list.setAttribute('aria-label', form.querySelector('label').textContent);
said.className = 'said';
said.setAttribute('role', 'status');
form.append(list, said);
for (const [name, value] of [['role', 'combobox'], ['aria-autocomplete', 'list'], ['aria-controls', list.id], ['aria-expanded', 'false']]) {
  field.setAttribute(name, value);
}

function choose(place) {
  list.children[at]?.setAttribute('aria-selected', 'false');
  at = place;
  const chosen = list.children[at];
  chosen?.setAttribute('aria-selected', 'true');
  chosen?.scrollIntoView({ block: 'nearest' });
  field.setAttribute('aria-activedescendant', chosen?.id ?? '');
}

function show(answer) {
  items = answer.items;
  list.replaceChildren(...items.map(({ text, lang }, place) => {
    const item = document.createElement('li');
    item.id = `suggestion-${place}`;
    item.setAttribute('role', 'option');
    item.setAttribute('aria-selected', 'false');
    item.lang = lang;
    item.dir = 'auto';
    item.textContent = text;
    return item;
  }));
  list.hidden = !items.length;
  field.setAttribute('aria-expanded', String(!list.hidden));
  said.textContent = answer.says;
  choose(-1);
}

const close = () => show({ items: [], says: '' });

field.addEventListener('input', async () => {
  const mine = ++asked;
  const q = field.value.trim();
  await new Promise((done) => setTimeout(done, 150));
  if (mine !== asked) return;
  if (q.length < 2) return close();
  try {
    const answer = await fetch(`${form.dataset.suggestions}?${new URLSearchParams({ q })}`);
    if (answer.ok && mine === asked) show(await answer.json());
  } catch {
    close();
  }
});

field.addEventListener('keydown', (event) => {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (event.key === 'Escape' && items.length) {
    close();
  } else if (event.key === 'Enter' && at >= 0) {
    location.assign(items[at].href);
  } else if (step && items.length) {
    choose(((at + 1 + step + items.length + 1) % (items.length + 1)) - 1);
  } else {
    return;
  }
  event.preventDefault();
});

list.addEventListener('mousedown', (event) => event.preventDefault());
list.addEventListener('click', ({ target }) => location.assign(items[[...list.children].indexOf(target)].href));
field.addEventListener('blur', close);
