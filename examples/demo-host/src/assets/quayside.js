// Pages work without this file; it saves a round trip here and there.

/** Appearance changes at once, and is remembered by the same cookie that the form would set. */
document.addEventListener('change', (event) => {
  const select = event.target.closest('[data-theme-form] select');
  if (!select) return;
  document.documentElement.dataset.theme = select.value;
  document.cookie = `demo_theme=${select.value}; path=/; samesite=lax; max-age=31536000`;
});

/** A click elsewhere, or Escape, closes the account sheet. */
document.addEventListener('click', (event) => {
  const account = document.querySelector('.account[open]');
  if (account && !account.contains(event.target)) account.open = false;
});
document.addEventListener('keydown', (event) => {
  const account = event.key === 'Escape' && document.querySelector('.account[open]');
  if (!account) return;
  account.open = false;
  account.querySelector('summary').focus();
});

/** After an import the parts of the page that show what the platform knows are fetched anew. */
const refresh = async () => {
  const response = await fetch(location.href);
  if (!response.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML) part.replaceWith(document.adoptNode(next));
  }
};
const refreshSoon = () => {
  refresh();
  // The platform's scheduler hands events over every two seconds.
  setTimeout(refresh, 2_500);
};
document.addEventListener('podflight-import-completed', refreshSoon);
document.addEventListener('podflight-import-failed', refreshSoon);
