// Lets a visitor choose light or dark. The button is hidden in the page, so that nobody sees it
// where this script doesn't run; its labels come from the template: data-label-auto, -light, -dark.
const next = { auto: 'light', light: 'dark', dark: 'auto' };
const root = document.documentElement;
const buttons = document.querySelectorAll('button[data-scheme-toggle]');

function show(scheme) {
  if (scheme === 'auto') {
    delete root.dataset.scheme;
  } else {
    root.dataset.scheme = scheme;
  }
  for (const button of buttons) {
    button.dataset.schemeToggle = scheme;
    button.setAttribute('aria-label', button.getAttribute(`data-label-${scheme}`) ?? scheme);
    button.hidden = false;
  }
}

function remember(scheme) {
  try {
    if (scheme === 'auto') {
      localStorage.removeItem('scheme');
    } else {
      localStorage.setItem('scheme', scheme);
    }
  } catch {
    // Without storage the choice lasts as long as the page.
  }
}

for (const button of buttons) {
  button.addEventListener('click', () => {
    const scheme = next[root.dataset.scheme ?? 'auto'];
    remember(scheme);
    show(scheme);
  });
}

// A choice made in one window holds in all of them.
addEventListener('storage', ({ key, newValue }) => {
  if (key === 'scheme' || key === null) {
    show(newValue === 'light' || newValue === 'dark' ? newValue : 'auto');
  }
});

show(root.dataset.scheme ?? 'auto');
