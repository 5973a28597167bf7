import { expect } from '@open-wc/testing';
import { aDeal } from '../../dev/a-deal.ts';
import type { Deal, DealStage, DealTotal } from '../api/deal-contract.ts';
import { columnsOf, findDeal, withDeal, withPage } from './board-columns.ts';
import { boardSums, countIn, shiftTotals, weightIn } from './board-totals.ts';
import { STAGES } from './deal-stages.ts';

const page = (...items: Deal[]) => ({ items, next_cursor: null, totals: [] });
const boardOf = (deals: Deal[]) =>
  columnsOf(STAGES.map((stage) => page(...deals.filter((deal) => deal.stage === stage))));
const ids = (deals: readonly Deal[]) => deals.map((deal) => deal.campaign_id);
const total = (stage: DealStage, count: number, amount_cents: number, weighted_cents: number): DealTotal => ({
  ...{ stage, count, amount_cents, weighted_cents },
  currency: 'EUR',
});

describe('the columns', () => {
  const deals = Array.from({ length: 4 }, () => aDeal());
  const [first, second, third, fourth] = deals;
  if (!first || !second || !third || !fourth) throw new Error('no deals');

  it('show a moved deal once, on top of its new column', () => {
    const board = withDeal(boardOf(deals), { ...third, stage: 'proposal' });
    expect(ids(board.lead.deals)).to.deep.equal(ids([first, second, fourth]));
    expect(ids(board.proposal.deals)).to.deep.equal([third.campaign_id]);
  });

  it('put it back where it stood', () => {
    const moved = withDeal(boardOf(deals), { ...third, stage: 'proposal' });
    expect(ids(withDeal(moved, third, 2).lead.deals)).to.deep.equal(ids(deals));
  });

  it('leave a deal that changed within its stage in its place', () => {
    const board = withDeal(boardOf(deals), { ...second, revision: 9 });
    expect(ids(board.lead.deals)).to.deep.equal(ids(deals));
    expect(findDeal(board, second.campaign_id)?.deal.revision).to.equal(9);
  });

  it('do not show a deal of the next page that is shown elsewhere', () => {
    const board = withDeal(boardOf([first, second]), { ...first, stage: 'won' });
    expect(ids(withPage(board, 'lead', page(first, third)).lead.deals)).to.deep.equal(ids([second, third]));
  });
});

describe('the totals', () => {
  const totals = [
    total('lead', 2, 30_000, 3_000),
    total('proposal', 1, 40_000, 20_000),
    total('won', 1, 5, 5),
  ];
  const deal = aDeal({ amount_cents: 10_000, weighted_cents: 1_000 });

  it('follow a deal from stage to stage', () => {
    const after = shiftTotals(totals, deal, { ...deal, stage: 'proposal', weighted_cents: 5_000 });
    expect(after).to.deep.include(total('lead', 1, 20_000, 2_000));
    expect(after).to.deep.include(total('proposal', 2, 50_000, 25_000));
    expect(
      shiftTotals(after, { ...deal, stage: 'proposal', weighted_cents: 5_000 }, deal),
    ).to.have.deep.members(totals);
  });

  it('count a deal without an amount, and forget a stage that is empty', () => {
    const poor = aDeal({ amount_cents: null, weighted_cents: null });
    expect(countIn(shiftTotals(totals, null, poor), 'lead')).to.equal(3);
    expect(shiftTotals(shiftTotals(totals, null, poor), poor, null)).to.have.deep.members(totals);
  });

  it('sum the open stages, and what is won apart from them', () => {
    expect(boardSums([...totals, total('lost', 3, 900, 0)])).to.deep.equal([
      { currency: 'EUR', open_cents: 70_000, weighted_cents: 23_000, won_cents: 5 },
    ]);
  });

  it('tell what a deal will weigh: all, nothing, or as the others of that stage do', () => {
    expect(weightIn(totals, deal, 'won')).to.equal(10_000);
    expect(weightIn(totals, deal, 'lost')).to.equal(0);
    expect(weightIn(totals, deal, 'proposal')).to.equal(5_000);
    expect(weightIn(totals, deal, 'negotiation')).to.equal(null);
  });
});
