import { expect, oneEvent } from '@open-wc/testing';
import { setViewport } from '@web/test-runner-commands';
import { column, givenBoard, namesIn, openMenu, part } from '../../dev/board.ts';
import { deal } from '../../dev/fake-deals.mjs';
import { button, until, words } from '../../dev/scenario.ts';
import '../define/podflight-deal-board.ts';

const NAME = 'Tea on the ferry';
const tea = (own = {}) => deal({ name: NAME, amount_cents: 1_000_000, ...own });

/** Has somebody else change the deals, as they are at the server. */
const meanwhile = (deals: unknown[]) => ({ deals });

describe('a move that the server does not take', () => {
  before(() => setViewport({ width: 1_400, height: 900 }));

  it('says who was first when it comes too late, and the card is where it really is', async () => {
    const mine = tea();
    const { api, board } = await givenBoard([mine]);
    await api.control(meanwhile([{ ...mine, stage: 'negotiation', revision: 4 }]));
    await openMenu(board, NAME);
    setTimeout(() => part(board, '[data-to=qualified]').click());
    const { detail } = await oneEvent(board, 'podflight-deal-move-failed');
    expect(detail).to.include({
      code: 'deal.stage_conflict',
      from: 'lead',
      to: 'qualified',
      stage: 'negotiation',
    });
    await until(() => namesIn(board, 'negotiation').includes(NAME));
    expect(words(board, '[role=alert]')).to.include(
      `mara@northwind.fm moved ${NAME} to Negotiation 2 minutes ago.`,
    );
    expect(column(board, 'negotiation').innerText).to.include('€10,000').and.to.include('€7,500 weighted');
    expect(namesIn(board, 'lead').concat(namesIn(board, 'qualified'))).to.deep.equal([]);
  });

  it('puts the card back where it stood, and tries again when asked', async () => {
    const mine = tea();
    const { api, board } = await givenBoard([tea({ name: 'A' }), mine, tea({ name: 'Z' })]);
    const answers = {
      [`PATCH /v1/deals/${mine.campaign_id}/stage`]: { status: 503, body: { code: 'x', detail: 'Busy.' } },
    };
    await api.control({ answers });
    await openMenu(board, NAME);
    part(board, '[data-to=qualified]').click();
    await until(() => words(board).includes('was not moved and is in Lead. Busy.'));
    expect(namesIn(board, 'lead')).to.deep.equal(['A', NAME, 'Z']);
    await api.control({ answers: {} });
    button(board, 'Try again')?.click();
    await until(() => namesIn(board, 'qualified').includes(NAME));
    await until(() => !board.shadowRoot?.querySelector('[role=alert]'));
  });

  it('takes the card of a deal that is gone off the board', async () => {
    const { api, board } = await givenBoard([tea(), tea({ name: 'B' })]);
    await openMenu(board, NAME);
    await api.control(meanwhile([]));
    part(board, '[data-to=qualified]').click();
    await until(() => words(board).includes('is no longer there'));
    expect(namesIn(board, 'lead')).to.deep.equal(['B']);
    expect(namesIn(board, 'qualified')).to.deep.equal([]);
  });
});
