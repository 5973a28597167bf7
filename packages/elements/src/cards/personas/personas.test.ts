import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { aCard, drawn, inFrame } from '../../../dev/cards.ts';
import { failedCard } from '../../../dev/fake-cards.mjs';
import { button, type Scenario, scenario, until, words } from '../../../dev/scenario.ts';
import '../../define-all.ts';
import type { PodflightProvider } from '../../provider/provider.ts';
import type { PodflightCreatorCards } from './creator-cards.ts';

const child = (element: Element, tag: string): HTMLElement => {
  const found = element.shadowRoot?.querySelector<HTMLElement>(tag);
  if (!found) throw new Error(`There is no ${tag}.`);
  return found;
};
const asked = async (api: Scenario, path: string) => (await api.asked('GET', path)).length;

async function creator(change: Record<string, unknown> = {}) {
  const api = await scenario(change);
  const element = await inFrame<PodflightCreatorCards>(
    html`<podflight-creator-cards base-url=${api.base}></podflight-creator-cards>`,
    1_200,
  );
  return { api, element };
}

describe('a dashboard', () => {
  it('feeds its cards by one request', async () => {
    const { api, element } = await creator();
    await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
    expect(words(child(element, 'podflight-sponsor-revenue-card'))).to.include('€70,840');
    expect(words(child(element, 'podflight-makegoods-card'))).to.include('55,700');
    expect(await asked(api, '/dashboard/creator')).to.equal(1);
    expect(await asked(api, '/dashboard/creator/sponsor_revenue')).to.equal(0);
  });

  it('goes on when one card fails, and that card alone tries again', async () => {
    const { api, element } = await creator({ cards: { sponsor_revenue: failedCard('sponsor_revenue') } });
    const revenue = child(element, 'podflight-sponsor-revenue-card');
    await until(() => words(revenue).includes('This card could not be worked out'));
    await drawn(child(element, 'podflight-pacing-card'));
    expect(words(child(element, 'podflight-makegoods-card'))).to.include('55,700');
    await api.control({ cards: {} });
    button(revenue, 'Try again')?.click();
    await until(() => words(revenue).includes('€70,840'));
    expect(await asked(api, '/dashboard/creator')).to.equal(1);
    expect(await asked(api, '/dashboard/creator/sponsor_revenue')).to.equal(1);
  });

  it('goes on when one card’s data is not what it should be', async () => {
    const { element } = await creator({ cards: { sponsor_revenue: aCard('sponsor_revenue', { data: {} }) } });
    await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
    expect(words(child(element, 'podflight-makegoods-card'))).to.include('55,700');
    const revenue = child(element, 'podflight-sponsor-revenue-card');
    await until(() => words(revenue).includes('This card could not be drawn'));
  });

  it('says when nothing could be loaded, and loads it when asked again', async () => {
    const answers = { 'GET /v1/dashboard/creator': { status: 503, body: { code: 'x', detail: 'Busy.' } } };
    const { api, element } = await creator({ answers });
    await until(() => words(element, '[part=error]').includes('Busy.'));
    await api.control({ answers: {} });
    button(element, 'Try again')?.click();
    await until(() => element.shadowRoot?.querySelector('podflight-pacing-card'));
    await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
    expect(words(element, '[part=error]')).to.equal('');
  });

  it('says once that it is switched off', async () => {
    const { element } = await creator({ features: { features: {}, role: 'viewer', limits: {} } });
    await until(() => words(element, '.card').includes('Not switched on here'));
    expect(element.shadowRoot?.querySelector('podflight-pacing-card')).to.equal(null);
  });

  it('shows what the page gives, and asks nobody', async () => {
    const { fetch } = window;
    window.fetch = () => Promise.reject(new Error('nobody is there'));
    try {
      const element = await fixture<PodflightCreatorCards>(
        html`<podflight-creator-cards
          .data=${{ persona: 'creator', computed_at: '', cards: { pacing: aCard('pacing') } }}
        ></podflight-creator-cards>`,
      );
      await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
      await aTimeout(30);
      expect(words(element, '[part=error]')).to.equal('');
    } finally {
      window.fetch = fetch;
    }
  });

  it('has no text below 12 px in its cards', async () => {
    const { element } = await creator();
    await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
    for (const card of element.shadowRoot?.querySelectorAll('[data-card]') ?? []) {
      const all = [...(card.shadowRoot?.querySelectorAll('*') ?? [])];
      const small = all.filter((one) => Number.parseFloat(getComputedStyle(one).fontSize) < 12);
      expect(small.map(({ textContent }) => textContent)).to.deep.equal([]);
      expect(getComputedStyle(card).fontSize).to.equal('14px');
    }
  });

  it('is printed with its cards under each other, their charts as wide as that', async () => {
    const { element } = await creator();
    const revenue = child(element, 'podflight-sponsor-revenue-card');
    await drawn(revenue);
    const half = revenue.offsetWidth;
    dispatchEvent(new Event('beforeprint'));
    try {
      expect(revenue.offsetWidth).to.be.greaterThan(half * 1.9);
      const chart = revenue.shadowRoot?.querySelector<HTMLElement>('[data-chart]');
      const canvas = chart?.querySelector('canvas');
      await until(() => canvas && canvas.height !== 150);
      const drawnAs = (canvas?.width ?? 0) / (canvas?.height ?? 1);
      const paper = ((chart?.clientWidth ?? 0) * 720) / document.documentElement.clientWidth;
      expect(drawnAs).to.be.closeTo(paper / (chart?.clientHeight ?? 1), 0.1);
    } finally {
      dispatchEvent(new Event('afterprint'));
    }
    expect(revenue.offsetWidth).to.equal(half);
  });

  it('looks again after a while, but not while the page is hidden', async () => {
    const { api, element } = await creator();
    let isHidden = true;
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => isHidden });
    try {
      await until(() => words(child(element, 'podflight-pacing-card')).includes('501K'));
      element.refreshSeconds = 0.05;
      await aTimeout(250);
      expect(await asked(api, '/dashboard/creator')).to.equal(1);
      isHidden = false;
      document.dispatchEvent(new Event('visibilitychange'));
      await aTimeout(150);
      expect(await asked(api, '/dashboard/creator')).to.be.greaterThan(1);
      element.refreshSeconds = 0;
    } finally {
      Reflect.deleteProperty(document, 'hidden');
    }
  });
});

describe('the filters of a provider', () => {
  async function page(podcasts = '') {
    const api = await scenario();
    const provider = await fixture<PodflightProvider>(
      html`<podflight-provider base-url=${api.base} podcast-id=${podcasts}>
        <podflight-card-filters></podflight-card-filters>
        <podflight-creator-cards></podflight-creator-cards>
        <podflight-win-loss-card></podflight-win-loss-card>
      </podflight-provider>`,
    );
    const [filters, cards] = provider.children;
    if (!filters || !cards) throw new Error('no children');
    await until(() => words(child(cards, 'podflight-pacing-card')).includes('501K'));
    return { api, provider, filters };
  }
  const choose = (filters: Element, index: number, value: string) => {
    const select = filters.shadowRoot?.querySelectorAll('select')[index];
    if (!select) throw new Error('no select');
    select.value = value;
    select.dispatchEvent(new Event('change'));
  };
  const lastOf = async (api: Scenario, path: string) => (await api.asked('GET', path)).at(-1)?.query;

  it('are followed by every card in it, alone or in a dashboard, and stand on its attributes', async () => {
    const { api, provider, filters } = await page();
    await until(() =>
      filters.shadowRoot?.querySelectorAll('select')[0]?.textContent?.includes('Small Hours'),
    );
    choose(filters, 0, 'podcast-1');
    await until(() => provider.getAttribute('podcast-id') === 'podcast-1');
    choose(filters, 1, 'year');
    const year = new Date().getFullYear();
    await until(() => provider.from === `${year}-01-01`);
    await aTimeout(80);
    const expected = { podcast_id: 'podcast-1', from: `${year}-01-01`, to: `${year}-12-31` };
    expect(await lastOf(api, '/dashboard/creator')).to.deep.equal(expected);
    expect(await lastOf(api, '/dashboard/ops/win_loss')).to.deep.equal(expected);
    button(filters, 'Clear')?.click();
    await aTimeout(80);
    expect(await lastOf(api, '/dashboard/creator')).to.deep.equal({});
  });

  it('are there from the start where the page’s address named them', async () => {
    const { api, filters } = await page('podcast-2');
    expect(await lastOf(api, '/dashboard/creator')).to.deep.equal({ podcast_id: 'podcast-2' });
    expect(await asked(api, '/dashboard/creator')).to.equal(1);
    expect(filters.shadowRoot?.querySelectorAll('select')[0]?.value).to.equal('podcast-2');
  });

  it('refuse days that are turned around', async () => {
    const { provider, filters } = await page();
    choose(filters, 1, 'own');
    const [from] = await until(() => {
      const found = filters.shadowRoot?.querySelectorAll<HTMLInputElement>('input[type=date]');
      return found && found.length === 2 && [...found];
    });
    const before = provider.from;
    if (!from) throw new Error('no field');
    from.value = '2999-01-01';
    from.dispatchEvent(new Event('change'));
    await until(() => words(filters, '.filters').includes('The first day lies after the last.'));
    expect(provider.from).to.equal(before);
    await expect(filters).to.be.accessible();
  });
});
