import { expect } from '@open-wc/testing';
import { aDeal } from '../../dev/a-deal.ts';
import type { DealTransition } from '../api/deal-contract.ts';
import { type MoveAction, type MoveState, noMove, stepMove } from './move-state.ts';

const LOSE: DealTransition = { to: 'lost', kind: 'lose', requires: ['loss_reason'] };
const NEXT: DealTransition = { to: 'qualified', kind: 'forward', requires: [] };
const blocked = { code: 'deal.amount_missing', message: 'Set an amount first.' };
const deal = aDeal({
  allowed_transitions: [NEXT, LOSE, { to: 'proposal', kind: 'forward', requires: [], blocked }],
});
const through = (...actions: MoveAction[]) =>
  actions.reduce<{ state: MoveState; outcome: unknown }>((step, action) => stepMove(step.state, action), {
    state: noMove,
    outcome: null,
  });

describe('a move', () => {
  for (const by of ['pointer', 'keyboard'] as const) {
    it(`by ${by} goes to where the deal is dropped`, () => {
      const { state, outcome } = through(
        { type: 'pick_up', deal, by },
        { type: 'aim', over: 'qualified' },
        { type: 'drop' },
      );
      expect(state).to.equal(noMove);
      expect(outcome).to.deep.equal({ type: 'move', deal, to: 'qualified', answers: {} });
    });
  }

  it('by the menu is the same move', () => {
    const { outcome } = through({ type: 'choose', deal, to: 'qualified' });
    expect(outcome).to.deep.equal({ type: 'move', deal, to: 'qualified', answers: {} });
  });

  it('that requires something asks first, and goes on with the answers', () => {
    const asking = through({ type: 'choose', deal, to: 'lost' });
    expect(asking).to.deep.equal({ state: { step: 'asking', deal, transition: LOSE }, outcome: null });
    const { outcome } = stepMove(asking.state, { type: 'answer', answers: { loss_reason: 'price' } });
    expect(outcome).to.deep.equal({ type: 'move', deal, to: 'lost', answers: { loss_reason: 'price' } });
  });

  it('that is blocked is refused with the server’s reason', () => {
    const { state, outcome } = through({ type: 'choose', deal, to: 'proposal' });
    expect(state).to.equal(noMove);
    expect(outcome).to.deep.equal({ type: 'refused', deal, to: 'proposal', message: blocked.message });
  });

  it('that the server does not offer is refused', () => {
    const { outcome } = through({ type: 'choose', deal, to: 'won' });
    expect(outcome).to.deep.equal({ type: 'refused', deal, to: 'won', message: null });
  });

  it('puts the deal back when it is dropped where it was, beside every column, or cancelled', () => {
    const grab: MoveAction = { type: 'pick_up', deal, by: 'keyboard' };
    const put_back = { state: noMove, outcome: { type: 'put_back', deal } };
    expect(through(grab, { type: 'drop' })).to.deep.equal(put_back);
    expect(through(grab, { type: 'aim', over: null }, { type: 'drop' })).to.deep.equal(put_back);
    expect(through(grab, { type: 'cancel' })).to.deep.equal(put_back);
    expect(through({ type: 'choose', deal, to: 'lost' }, { type: 'cancel' })).to.deep.equal(put_back);
  });

  it('does not begin while another is under way, nor for a deal that can go nowhere', () => {
    const grabbed = through({ type: 'pick_up', deal, by: 'pointer' }).state;
    const other = aDeal({ allowed_transitions: [NEXT] });
    expect(stepMove(grabbed, { type: 'pick_up', deal: other, by: 'keyboard' }).state).to.equal(grabbed);
    expect(stepMove(grabbed, { type: 'choose', deal: other, to: 'qualified' }).state).to.equal(grabbed);
    expect(through({ type: 'pick_up', deal: aDeal(), by: 'pointer' }).state).to.equal(noMove);
  });
});
