import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { emulateMedia, sendKeys } from '@web/test-runner-commands';
import { health } from '../../dev/fake-data.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-etl-health-card.ts';
import type { EtlHealth } from '../api/etl-health.ts';
import type { PodflightEtlHealthCard } from './etl-health-card.ts';

const BAD: Partial<EtlHealth> = {
  score: 47,
  status: 'error',
  acceptance: 0.62,
  part_status: { ...health.part_status, acceptance: 'error' },
  last_error: { import_id: 'i', code: 'not-csv', message: 'That was a PDF.', at: new Date().toISOString() },
};
const EMPTY = { ...health, state: 'empty', status: 'never', score: null, data_through: null, days: [] };

async function healthCard(change: Record<string, unknown> = {}) {
  const api = await scenario(change);
  const element = await fixture<PodflightEtlHealthCard>(
    html`<podflight-etl-health-card base-url=${api.base}></podflight-etl-health-card>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const chart = (element: Element) => element.shadowRoot?.querySelector<HTMLElement>('[data-chart]') ?? null;
const drawn = (element: Element) => until(() => chart(element)?.querySelector('canvas'));

describe('<podflight-etl-health-card>', () => {
  it('shows the score, the worst part in words, the parts and the day the data reaches', async () => {
    const { element } = await healthCard();
    const said = words(element);
    expect(said).to.include('76 of 100 Needs a look');
    expect(said).to.include('3 days of numbers are missing; import the days after Nov 20, 2026.');
    expect(said).to.include('Completeness 96.2%').and.to.include('Data through Nov 20, 2026, 3 days behind');
  });

  it('names the worst part, not the first, and the last error', async () => {
    const { element } = await healthCard({ health: { ...health, ...BAD } });
    expect(words(element)).to.include('Only 62% of rows were accepted').and.to.include('That was a PDF.');
  });

  it('draws the rows of the last 14 days once uPlot is there, in the colours of the theme', async () => {
    const { element } = await healthCard();
    const canvas = await drawn(element);
    expect(canvas.getBoundingClientRect().height).to.be.within(140, 150);
    expect(chart(element)?.ariaLabel).to.include('12,948 rows accepted and 318 rejected');
    await aTimeout(50);
    const ink = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
    expect(ink.some((value) => value > 0)).to.equal(true);
  });

  it('reads each day by arrow keys, aloud', async () => {
    const { element } = await healthCard();
    await drawn(element);
    chart(element)?.focus();
    await sendKeys({ press: 'End' });
    await until(() => words(element, '.readout') === 'Nov 22: 1,340 accepted, 64 rejected');
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => words(element, '.readout') === 'Nov 21: 0 accepted, 0 rejected');
    await sendKeys({ press: 'Home' });
    await until(() => words(element, '.readout') === 'Nov 9: 820 accepted, 0 rejected');
  });

  it('gives the same numbers as a table', async () => {
    const { element } = await healthCard();
    button(element, 'Data table')?.click();
    await until(() => element.shadowRoot?.querySelector('.days'));
    expect(words(element, '.days')).to.include('Nov 22, 2026 1,340 64');
    expect(element.shadowRoot?.querySelectorAll('.days tbody tr')).to.have.length(14);
    button(element, 'Data table')?.click();
    await drawn(element);
  });

  it('keeps its chart when it is moved on the page, and grows with its box', async () => {
    const { element } = await healthCard();
    await drawn(element);
    const box = document.createElement('div');
    box.style.width = '300px';
    document.body.append(box);
    box.append(element);
    await drawn(element);
    await until(() => (chart(element)?.querySelector('canvas')?.getBoundingClientRect().width ?? 999) < 300);
    box.remove();
  });

  it('shows what it is given, and asks no server', async () => {
    const api = await scenario();
    const element = await fixture<PodflightEtlHealthCard>(
      html`<podflight-etl-health-card base-url=${api.base} .data=${health}></podflight-etl-health-card>`,
    );
    expect(words(element)).to.include('76 of 100');
    await aTimeout(100);
    expect(await api.asked('GET', '/etl/health')).to.have.length(0);
  });

  it('says what to do when nothing was ever imported', async () => {
    const { element } = await healthCard({ health: EMPTY });
    expect(words(element)).to.include('Awaiting data');
    expect(button(element, 'Import your first file')).to.not.equal(null);
  });

  it('keeps what it showed when it cannot refresh, and says how old it is', async () => {
    const { api, element } = await healthCard();
    await api.control({ answers: { 'GET /v1/etl/health': { status: 503, body: {} } } });
    await element.refresh();
    await until(() => words(element).includes('could not be refreshed'));
    expect(words(element)).to.include('76 of 100');
    await api.control({ answers: {}, health: { ...health, score: 80 } });
    button(element, 'Try again')?.click();
    await until(() => words(element).includes('80 of 100'));
  });

  for (const change of ['started', 'completed', 'failed', 'cancelled']) {
    it(`looks again when an import has ${change}`, async () => {
      const { api, element } = await healthCard();
      await api.control({ health: { ...health, score: 99, status: 'pass' } });
      document.dispatchEvent(new CustomEvent(`podflight-import-${change}`));
      await until(() => words(element).includes('99 of 100 Healthy'));
    });
  }

  it('calls numbers through yesterday up to date', async () => {
    const { element } = await healthCard({ health: { ...health, lag_days: 0 } });
    expect(words(element)).to.include('Data through Nov 20, 2026, up to date');
  });

  it('is there when either of its features is on, and says so when none is', async () => {
    const cards = { features: { ENABLE_NEW_DASHBOARD_CARDS: true }, role: 'viewer', limits: {} };
    expect(words((await healthCard({ features: cards })).element)).to.include('76 of 100');
    const none = { features: {}, role: 'viewer', limits: {} };
    expect(words((await healthCard({ features: none })).element)).to.include('Not switched on here');
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has no axe violation in ${colorScheme}: chart, table, bad, empty and off`, async () => {
      await emulateMedia({ colorScheme });
      document.documentElement.style.colorScheme = 'light dark';
      const { element } = await healthCard();
      await drawn(element);
      await expect(element).to.be.accessible();
      button(element, 'Data table')?.click();
      await until(() => element.shadowRoot?.querySelector('.days'));
      await expect(element).to.be.accessible();
      await expect((await healthCard({ health: { ...health, ...BAD } })).element).to.be.accessible();
      await expect((await healthCard({ health: EMPTY })).element).to.be.accessible();
      const none = { features: {}, role: 'viewer', limits: {} };
      await expect((await healthCard({ features: none })).element).to.be.accessible();
      await emulateMedia({ colorScheme: 'light' });
    });
  }
});
