import { aTimeout, expect } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { column, givenBoard, part } from '../../dev/board.ts';
import { manyDeals } from '../../dev/fake-deals.mjs';
import { until } from '../../dev/scenario.ts';
import '../define/podflight-deal-board.ts';

/** The work of the page's thread from a call until the next two frames are drawn, without the frames' waiting. */
async function scripting(act: () => Promise<unknown> | undefined): Promise<number> {
  const before = performance.now();
  const wait = act();
  let busy = performance.now() - before;
  await wait;
  for (let frame = 0; frame < 2; frame++) {
    const start = await new Promise<number>((resolve) =>
      requestAnimationFrame(() => resolve(performance.now())),
    );
    document.body.getBoundingClientRect();
    busy += performance.now() - start;
  }
  return busy;
}

describe('a board of 5,000 deals', () => {
  before(() => setViewport({ width: 1_400, height: 900 }));

  it('draws at once only what is near, and more as one scrolls', async () => {
    const { board } = await givenBoard(manyDeals(5_000));
    const cards = () => column(board, 'lead').querySelectorAll('.deal').length;
    expect(column(board, 'lead').innerText).to.match(/^Lead\s+1,500/);
    await aTimeout(600);
    expect(board.shadowRoot?.querySelectorAll('.deal').length).to.equal(6 * board.pageSize);
    const first = cards();
    part(board, '.column[data-stage=lead] .deals').scrollTo(0, 1e9);
    await until(() => cards() > first);
  });

  it('moves a card, and answers a key, within a frame or two, also with 1,500 cards in a column', async function () {
    this.timeout(30_000);
    const { board } = await givenBoard(manyDeals(5_000), { deals_ms: 0 });
    board.pageSize = 100;
    const cards = () => column(board, 'lead').querySelectorAll('.deal').length;
    while (cards() < 1_500) {
      const before = cards();
      part(board, '.column[data-stage=lead] .deals').scrollTo(0, 1e9);
      await until(() => cards() > before);
    }
    const first = part(board, '.column[data-stage=lead] .name');
    const press = (key: string) => {
      first.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
      return board.updateComplete;
    };
    first.focus();
    const pickUp = await scripting(() => press(' '));
    const aim = await scripting(() => press('ArrowRight'));
    const drop = await scripting(() => press(' '));
    await until(() => column(board, 'qualified').querySelector('.landed:not(.pending)'));
    expect(column(board, 'lead').innerText).to.match(/^Lead\s+1,499/);
    for (const ms of [pickUp, aim, drop]) expect(ms).to.be.below(100);
  });
});
