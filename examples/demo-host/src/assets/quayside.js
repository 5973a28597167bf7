// Pages work without this file; it saves a round trip here and there.

/** Appearance changes at once; the form is sent behind the scenes, so that the choice is remembered. */
document.addEventListener('change', (event) => {
  const form = event.target.closest('[data-theme-form]');
  if (!form) return;
  const choice = new FormData(form);
  document.documentElement.dataset.theme = choice.get('theme');
  fetch(form.action, {
    method: 'POST',
    body: new URLSearchParams(choice),
    redirect: 'manual',
    keepalive: true,
  });
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

/** After an import or a deal's move the parts of the page that show what the platform knows are fetched anew. */
const refresh = async () => {
  const response = await fetch(location.href).catch(() => null);
  if (!response?.ok) return;
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html');
  for (const part of document.querySelectorAll('[data-live]')) {
    const next = fresh.getElementById(part.id);
    if (next && next.innerHTML !== part.innerHTML) part.replaceWith(document.adoptNode(next));
  }
};
/** The platform's scheduler hands events over every two seconds, later when it is busy: keeps looking for a while. */
const follow = async () => {
  for (let looks = 0; looks < 20; looks++) {
    await refresh();
    await new Promise((resolve) => setTimeout(resolve, 1_500));
  }
};
for (const end of ['completed', 'failed', 'cancelled']) {
  document.addEventListener(`podflight-import-${end}`, follow);
}
for (const done of ['deal-moved', 'io-booked', 'io-cancelled', 'io-makegood-booked']) {
  document.addEventListener(`podflight-${done}`, follow);
}

/** An element's events lead to other pages of the platform: data-goes-to="event=/path event=/path?q={detail}". */
for (const part of document.querySelectorAll('[data-goes-to]')) {
  for (const way of part.dataset.goesTo.split(' ')) {
    const at = way.indexOf('=');
    part.addEventListener(way.slice(0, at), ({ detail }) => {
      const fill = (_, name) => encodeURIComponent(detail?.[name] ?? '');
      location.assign(way.slice(at + 1).replace(/\{(\w+)\}/g, fill));
    });
  }
}

/** A day of a spot on which something is free leads to a new order for it. */
document.addEventListener('podflight-slot-chosen', ({ detail }) => {
  const { podcast_id, ad_unit_id, advertiser_id, day, episode_ids, state } = detail;
  if (state !== 'free' && state !== 'limited') return;
  const spot = new URLSearchParams({ podcast: podcast_id, spot: ad_unit_id, day });
  for (const episode of episode_ids) spot.append('episode', episode);
  if (advertiser_id) spot.set('advertiser', advertiser_id);
  location.assign(`/orders/new?${spot}`);
});

/** What dashboards are narrowed by stands in the address, so that it can be sent to somebody, and in the tabs. */
for (const part of document.querySelectorAll('[data-filters]')) {
  part.addEventListener('podflight-card-filters-changed', ({ detail }) => {
    for (const link of [location, ...document.querySelectorAll('.tabs a')]) {
      const url = new URL(link.href);
      for (const name of part.dataset.filters.split(' ')) {
        if (detail[name]) url.searchParams.set(name, detail[name]);
        else url.searchParams.delete(name);
      }
      if (link === location) history.replaceState(null, '', url);
      else link.href = url.pathname + url.search;
    }
  });
}

/** Whose matches are shown, and which is open, stand in the address; a match opened elsewhere leads there. */
const matchesAddress = (parts) => {
  const known = Object.entries(parts).filter(([, value]) => value);
  return `/matches?${new URLSearchParams(known)}`;
};
for (const event of ['match-opened', 'match-closed', 'match-subject-changed']) {
  document.addEventListener(`podflight-${event}`, ({ target, detail }) => {
    if (!target.matches('[data-matches]')) {
      location.assign(matchesAddress({ advertiser: detail.advertiser_id, match: detail.match_id }));
      return;
    }
    const { advertiser_id: advertiser, podcast_id: podcast, match_id: match } = target;
    history.replaceState(null, '', matchesAddress({ advertiser, podcast, match }));
  });
}
