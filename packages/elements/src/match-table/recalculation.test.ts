import { expect, fixture, html, oneEvent } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import { matches } from '../../dev/fake-matches.mjs';
import { button, scenario, until, words } from '../../dev/scenario.ts';
import '../define/podflight-match-table.ts';
import type { PodflightMatchTable } from './match-table.ts';

async function table(change: Record<string, unknown>, opened = '') {
  const api = await scenario({ match_ms: null, ...change });
  const element = await fixture<PodflightMatchTable>(
    html`<podflight-match-table base-url=${api.base} advertiser-id="tea" match-id=${opened}></podflight-match-table>`,
  );
  return { api, element };
}
const press = async (element: Element, label: string) => {
  const found = await until(() => button(element, label));
  found.focus();
  await sendKeys({ press: 'Enter' });
};
const focused = (element: Element) =>
  element.shadowRoot?.activeElement instanceof HTMLElement
    ? (element.shadowRoot.activeElement.ariaLabel ?? element.shadowRoot.activeElement.innerText.trim())
    : null;

describe('a recalculation by keys', () => {
  it('leaves the focus where it was pressed, and starts once however often that is', async () => {
    const { api, element } = await table({});
    await press(element, 'Recalculate');
    await until(() => words(element).includes('2 of 5 pairs'));
    expect(focused(element)).to.equal('Recalculate');
    await sendKeys({ press: 'Enter' });
    await api.control({ release: true });
    await until(() => words(element).includes('All 5 pairs are up to date'));
    expect(await api.asked('POST', '/match/recalculate')).to.have.length(1);
    expect(focused(element)).to.equal('Recalculate');
  });

  it('takes the focus along when what was pressed goes away', async () => {
    const { api, element } = await table({ matches: [], matches_after: matches });
    await press(element, 'Work out the matches');
    await until(() => words(element).includes('2 of 5 pairs'));
    expect(focused(element)).to.equal('Recalculate');
    await press(element, 'Stop');
    await until(() => words(element).includes('Stopped. What was done is kept'));
    expect(focused(element)).to.equal('Recalculate');
    await api.control({ matches, match_ms: 0, match_detail: { stale: true } });
    element.match_id = 'match-2';
    await press(element, 'Recalculate this pair');
    await until(() => words(element).includes('up to date'));
    await until(() => focused(element)?.startsWith('Why '));
  });

  it('says why it could not be stopped, and can be stopped again', async () => {
    const refused = { status: 503, body: { status: 503, code: 'busy', detail: 'Busy.' } };
    const { api, element } = await table({ answers: { 'POST /v1/match/runs/run-1/cancel': refused } });
    await press(element, 'Recalculate');
    await until(() => words(element).includes('2 of 5 pairs'));
    await press(element, 'Stop');
    await until(() => words(element).includes('Not stopped. Busy.'));
    await api.control({ answers: {} });
    await press(element, 'Stop');
    await until(() => words(element).includes('Stopped. What was done is kept'));
  });
});

const VIEWER = { features: { ENABLE_MATCHMAKING: true }, role: 'viewer', limits: {} };

describe('a recalculation that is under way when the page is opened', () => {
  const run = (change: Record<string, unknown>) => ({
    ...{ run_id: 'run-7', status: 'running', pairs_total: 5, pairs_done: 2, error_message: null },
    ...{ advertiser_id: null, podcast_id: null, pairs_new: 0, pairs_changed: 2, pairs_unchanged: 3 },
    ...change,
  });

  it('is followed to its end, and its matches are shown then', async () => {
    const { api, element } = await table({ runs: [run({})] });
    await until(() => words(element).includes('2 of 5 pairs'));
    await press(element, 'Recalculate');
    const ended = oneEvent(element, 'podflight-matches-recalculated');
    const before = (await api.asked('GET', '/matches')).length;
    await api.control({ runs: [run({ status: 'completed', pairs_done: 5 })] });
    expect((await ended).detail.run_id).to.equal('run-7');
    expect(words(element)).to.include('All 5 pairs are up to date');
    expect((await api.asked('GET', '/matches')).length).to.be.above(before);
    expect(await api.asked('POST', '/match/recalculate')).to.have.length(0);
  });

  it('is stopped by who may, and only watched by who may not', async () => {
    const { api, element } = await table({ runs: [run({ advertiser_id: 'tea' })] });
    await press(element, 'Stop');
    await until(() => words(element).includes('Stopped. What was done is kept'));
    expect(await api.asked('POST', '/match/runs/run-7/cancel')).to.have.length(1);
    const watching = await table({ runs: [run({})], features: VIEWER });
    await until(() => words(watching.element).includes('2 of 5 pairs'));
    expect(button(watching.element, 'Stop')).to.equal(null);
  });

  it('is left alone when it is over somebody else’s matches, or has ended', async () => {
    const { api, element } = await table({
      runs: [run({ advertiser_id: 'coffee' }), run({ run_id: 'run-6', status: 'completed' })],
    });
    await until(() => button(element, 'Recalculate'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await api.asked('GET', '/match/runs')).to.have.length(1);
    expect(words(element)).not.to.include('of 5 pairs');
  });
});
