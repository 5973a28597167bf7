import { type Html, html } from '../http/html.ts';
import type { Call, Theme } from '../http/route.ts';

type Page = {
  title: string;
  /** Path of the entry of {@link NAVIGATION} that this page belongs to. */
  section: string;
  content: Html;
  /** Whether the page has Podflight's elements on it. */
  elements?: boolean;
  /** Whether it takes the window's whole width. */
  wide?: boolean;
};

/** The platform's places, in the order that they are listed. A new page is a new line. */
const NAVIGATION = [
  { path: '/', label: 'Overview', icon: 'M4 19V11M10 19V5M16 19v-6M20 19H3' },
  {
    path: '/dashboards/creator',
    section: '/dashboards',
    label: 'Dashboards',
    icon: 'M4 4h7v9H4zM13 4h7v5h-7zM13 11h7v9h-7zM4 15h7v5H4z',
  },
  { path: '/deals', label: 'Deals', icon: 'M4 5h4v14H4zM10 5h4v9h-4zM16 5h4v11h-4z' },
  { path: '/orders', label: 'Orders', icon: 'M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6M9 12h6' },
  {
    path: '/matches',
    label: 'Matches',
    icon: 'M14 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0zM20 12a5 5 0 1 1-10 0 5 5 0 0 1 10 0z',
  },
  { path: '/imports', label: 'Imports', icon: 'M12 15V4m0 0L8 8m4-4 4 4M4 15v4h16v-4' },
  { path: '/developers', label: 'Developers', icon: 'M9 7l-5 5 5 5M15 7l5 5-5 5' },
] as const;

const STYLES = ['base', 'frame', 'cards', 'tables', 'pages'];

const THEMES: Record<Theme, string> = { auto: 'As the system', light: 'Light', dark: 'Dark' };

/** A whole page: the platform's frame around `content`. */
export function layout(call: Call, { title, section, content, elements, wide }: Page): Html {
  const { tenant } = call.visitor;
  return html`<html lang="en-GB" data-theme="${call.theme}">
<head>
<meta charset="utf-8">
<title>${title} · ${tenant.name} · Quayside</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="/assets/quayside.svg" type="image/svg+xml">
${STYLES.map((name) => html`<link rel="stylesheet" href="/assets/${name}.css">`)}
<script type="module" src="/assets/quayside.js"></script>
${elements && html`<link rel="stylesheet" href="/assets/podflight/reserve.css">`}
${elements && html`<script type="module" src="/assets/podflight/podflight.js"></script>`}
</head>
<body>
<a class="skip" href="#content">Skip to content</a>
<header class="bar">
  <a class="brand" href="/"><img src="/assets/quayside.svg" alt="" width="28" height="28"> Quayside</a>
  <nav class="places" aria-label="Places">${NAVIGATION.map((entry) => place(entry, ('section' in entry ? entry.section : entry.path) === section))}</nav>
  ${settings(call)}
</header>
<main id="content" tabindex="-1" ${wide && html`class="wide"`}>${content}</main>
</body>
</html>`;
}

function place({ path, label, icon }: (typeof NAVIGATION)[number], here: boolean): Html {
  return html`<a href="${path}" ${here && html`aria-current="page"`}><svg viewBox="0 0 24 24" aria-hidden="true"><path d="${icon}"/></svg>${label}</a>`;
}

/** Who one is, and how it looks: plain forms, so they work before any script has loaded. */
function settings({ tenants, visitor, theme, url }: Call): Html {
  const back = url.pathname + url.search;
  const option = (value: string, label: string, chosen: boolean) =>
    html`<option value="${value}" ${chosen && html`selected`}>${label}</option>`;
  return html`<details class="account">
    <summary><span class="tile" aria-hidden="true">${visitor.tenant.name.charAt(0)}</span>
      <span class="who"><b>${visitor.tenant.name}</b> <span class="role">${visitor.role}</span></span></summary>
    <div class="sheet">
      <form method="post" action="/session">
        <input type="hidden" name="back" value="${back}">
        <label>Publisher <select name="tenant">${tenants.map(({ slug, name }) => option(slug, name, slug === visitor.tenant.slug))}</select></label>
        <label>Role <select name="role">${['viewer', 'member', 'admin'].map((role) => option(role, role, role === visitor.role))}</select></label>
        <button class="button" type="submit">Switch</button>
      </form>
      <form method="post" action="/theme" data-theme-form>
        <input type="hidden" name="back" value="${back}">
        <label>Appearance <select name="theme">${(['auto', 'light', 'dark'] as const).map((one) => option(one, THEMES[one], one === theme))}</select></label>
        <button class="button" type="submit">Apply</button>
      </form>
    </div>
  </details>`;
}
