import { aTimeout, expect, fixture, html } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { cardOf, emptyCard } from '../../../dev/fake-cards.mjs';
import { health } from '../../../dev/fake-data.mjs';
import { button, scenario, until, words } from '../../../dev/scenario.ts';
import '../../define/podflight-etl-health-card.ts';
import type { PodflightEtlHealthCard } from './podflight-etl-health-card.ts';

const withHealth = (change: Record<string, unknown>) => ({
  cards: {
    etl_health: cardOf('etl_health', { ...health, ...change }, { data_through: health.data_through }),
  },
});

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
const spoken = (element: Element) => element.shadowRoot?.querySelector('[aria-live]')?.textContent?.trim();

describe('<podflight-etl-health-card>', () => {
  it('shows the score, the worst part in words, the parts and the day the data reaches', async () => {
    const { element } = await healthCard();
    const said = words(element);
    expect(said).to.include('76 of 100 Needs a look 3 days behind');
    expect(said).to.include('3 days of numbers are missing; import the days after Nov 20, 2026.');
    expect(said).to.include('Completeness 96.2%').and.to.include('Data through Nov 20, 2026');
  });

  it('names the worst part, not the first, and the last error', async () => {
    const bad = {
      ...{ score: 47, status: 'error', acceptance: 0.62 },
      part_status: { ...health.part_status, acceptance: 'error' },
      last_error: {
        import_id: 'i',
        code: 'not-csv',
        message: 'That was a PDF.',
        at: new Date().toISOString(),
      },
    };
    const { element } = await healthCard(withHealth(bad));
    expect(words(element)).to.include('Only 62% of rows were accepted').and.to.include('That was a PDF.');
  });

  it('draws the rows of the last 14 days once uPlot is there, in the colours of the theme', async () => {
    const { element } = await healthCard();
    const canvas = await drawn(element);
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
    await until(() => spoken(element) === 'Nov 22, 2026, Accepted 1,340, Rejected 64');
    await sendKeys({ press: 'ArrowLeft' });
    await until(() => spoken(element) === 'Nov 21, 2026, Accepted 0, Rejected 0');
    await sendKeys({ press: 'Home' });
    await until(() => spoken(element) === 'Nov 9, 2026, Accepted 820, Rejected 0');
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

  it('says what to do when nothing was ever imported', async () => {
    const { element } = await healthCard({
      cards: { etl_health: emptyCard('etl_health', 'never_imported') },
    });
    let asked = 0;
    element.addEventListener('podflight-import-requested', () => {
      asked += 1;
    });
    button(element, 'Import your first file')?.click();
    expect(asked).to.equal(1);
  });

  for (const change of ['started', 'completed', 'failed', 'cancelled']) {
    it(`looks again when an import has ${change}`, async () => {
      const { api, element } = await healthCard();
      await api.control(withHealth({ score: 99, status: 'pass' }));
      document.dispatchEvent(new CustomEvent(`podflight-import-${change}`));
      await until(() => words(element).includes('99 of 100 Healthy'));
    });
  }

  it('calls numbers through yesterday up to date', async () => {
    const { element } = await healthCard(withHealth({ lag_days: 0 }));
    expect(words(element)).to.include('up to date');
  });

  it('is there when either of its features is on, and says so when none is', async () => {
    const importing = { features: { ENABLE_ETL_CSV_UPLOAD: true }, role: 'viewer', limits: {} };
    const { api, element } = await healthCard({ features: importing });
    expect(words(element)).to.include('76 of 100');
    expect(await api.asked('GET', '/etl/health')).to.have.length(1);
    const none = { features: {}, role: 'viewer', limits: {} };
    expect(words((await healthCard({ features: none })).element)).to.include('Not switched on here');
  });
});
