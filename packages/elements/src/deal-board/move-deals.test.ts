import { expect, oneEvent } from '@open-wc/testing';
import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { cardOf, column, givenBoard, nameButton, namesIn, openMenu, part, said } from '../../dev/board.ts';
import { deal } from '../../dev/fake-deals.mjs';
import { until, words } from '../../dev/scenario.ts';
import '../define/podflight-deal-board.ts';

const NAME = 'Tea on the ferry';
const tea = (own = {}) => deal({ name: NAME, amount_cents: 1_000_000, ...own });

function middle(element: Element): [number, number] {
  const { x, y, width, height } = element.getBoundingClientRect();
  return [Math.round(x + width / 2), Math.round(y + Math.min(height, 200) / 2)];
}

async function press(...keys: string[]): Promise<void> {
  for (const key of keys) await sendKeys({ press: key });
}

describe('moving a deal', () => {
  before(() => setViewport({ width: 1_400, height: 900 }));

  it('by mouse puts it where it is dropped, at once, and tells the server what it was', async () => {
    const first = tea();
    const { api, board } = await givenBoard([first], { deals_ms: 150 });
    const moved = oneEvent(board, 'podflight-deal-moved');
    await sendMouse({ type: 'move', position: middle(cardOf(board, NAME)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(column(board, 'qualified')) });
    expect(part(board, '.likeness').matches(':popover-open')).to.equal(true);
    expect(column(board, 'qualified').className).to.include('over').and.to.include('open');
    await sendMouse({ type: 'up' });
    await until(() => namesIn(board, 'qualified').includes(NAME));
    expect(cardOf(board, NAME).ariaBusy).to.equal('true');
    const { detail } = await moved;
    expect(detail).to.include({ campaign_id: first.campaign_id, from: 'lead', to: 'qualified' });
    await until(() => cardOf(board, NAME).ariaBusy !== 'true');
    const [asked] = await api.asked('PATCH', `/deals/${first.campaign_id}/stage`);
    expect(JSON.parse(asked?.text ?? '')).to.deep.equal({
      stage: 'qualified',
      expected_stage: 'lead',
      revision: 1,
    });
    expect(board.shadowRoot?.querySelector('.panel')).to.equal(null);
    expect(column(board, 'qualified').innerText).to.include('€10,000').and.to.include('€2,500 weighted');
  });

  it('by mouse is cancelled by Escape, and refused over a column that it may not go to', async () => {
    const { board } = await givenBoard([tea()]);
    await sendMouse({ type: 'move', position: middle(cardOf(board, NAME)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(column(board, 'qualified')) });
    await press('Escape');
    await sendMouse({ type: 'up' });
    expect(said(board)).to.equal(`${NAME} stays in Lead.`);
    await sendMouse({ type: 'move', position: middle(cardOf(board, NAME)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(column(board, 'won')) });
    expect(words(board, '.target')).to.equal('Not from Lead');
    await sendMouse({ type: 'up' });
    await until(() => words(board).includes('It cannot go to Won: Not from Lead'));
    expect(namesIn(board, 'lead')).to.deep.equal([NAME]);
  });

  it('by finger needs a rest first; a finger that moves at once scrolls', async () => {
    const { board } = await givenBoard([tea()]);
    const name = nameButton(board, NAME);
    const [from, to] = [middle(name), middle(column(board, 'qualified'))];
    const finger = (type: string, [clientX, clientY]: [number, number]) => {
      const init = { clientX, clientY, pointerId: 7, pointerType: 'touch', isPrimary: true, button: 0 };
      name.dispatchEvent(new PointerEvent(type, { ...init, bubbles: true, composed: true }));
    };
    finger('pointerdown', from);
    finger('pointermove', to);
    finger('pointerup', to);
    expect(namesIn(board, 'lead')).to.deep.equal([NAME]);
    finger('pointerdown', from);
    await until(() => board.shadowRoot?.querySelector('.carried'));
    const scroll = new TouchEvent('touchmove', { bubbles: true, composed: true, cancelable: true });
    name.dispatchEvent(scroll);
    expect(scroll.defaultPrevented).to.equal(true);
    finger('pointermove', to);
    finger('pointerup', to);
    await until(() => namesIn(board, 'qualified').includes(NAME));
  });

  it('by keyboard is picked up, carried over stages, dropped, and told step by step', async () => {
    const { board } = await givenBoard([tea()]);
    nameButton(board, NAME).focus();
    await press('Space');
    expect(said(board)).to.include('picked up from Lead');
    await press('ArrowRight');
    expect(said(board)).to.equal('Over Qualified.');
    await press('End');
    expect(said(board)).to.include('Over Lost. Some details are asked for');
    await press('ArrowLeft');
    expect(said(board)).to.equal('Over Won. It cannot go there: Not from Lead');
    await press('Home', 'ArrowRight', 'Space');
    await until(() => said(board) === `${NAME} is now in Qualified.`);
    expect(board.shadowRoot?.activeElement).to.equal(nameButton(board, NAME));
    await press('Space', 'ArrowRight', 'Escape');
    expect(said(board)).to.equal(`${NAME} stays in Qualified.`);
    expect(namesIn(board, 'qualified')).to.deep.equal([NAME]);
  });

  it('by keyboard follows the page’s direction', async () => {
    const { board } = await givenBoard([tea()]);
    board.dir = 'rtl';
    nameButton(board, NAME).focus();
    await press('Space', 'ArrowLeft');
    expect(said(board)).to.equal('Over Qualified.');
    await press('Escape');
  });

  it('goes from card to card with arrow keys, one Tab stop a column', async () => {
    const { board } = await givenBoard([tea(), tea({ name: 'B' }), tea({ name: 'C', stage: 'proposal' })]);
    nameButton(board, NAME).focus();
    await press('ArrowDown');
    expect(board.shadowRoot?.activeElement).to.equal(nameButton(board, 'B'));
    expect([nameButton(board, NAME).tabIndex, nameButton(board, 'B').tabIndex]).to.deep.equal([-1, 0]);
    await press('ArrowRight');
    expect(board.shadowRoot?.activeElement).to.equal(nameButton(board, 'C'));
  });

  it('by the menu offers what the server allows, and says why not', async () => {
    const { board } = await givenBoard([tea({ amount_cents: null, expected_close: null })]);
    await openMenu(board, NAME);
    const items = [...(board.shadowRoot?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
    expect(items.map((item) => item.dataset.to)).to.deep.equal([
      'qualified',
      'proposal',
      'negotiation',
      'lost',
    ]);
    expect(items[1]?.innerText).to.include('Set an amount on the campaign first.');
    await press('ArrowDown', 'Enter');
    expect(namesIn(board, 'lead')).to.deep.equal([NAME]);
    await press('Escape');
    await until(() => !board.shadowRoot?.querySelector('.menu'));
    expect(board.shadowRoot?.activeElement?.className).to.equal('more');
    await press('Enter');
    await until(() => board.shadowRoot?.querySelector('.menu:popover-open'));
    await press('Home', 'Enter');
    await until(() => namesIn(board, 'qualified').includes(NAME));
  });

  it('to lost asks why, showing what it does to the numbers', async () => {
    const lost = tea({ stage: 'proposal' });
    const { api, board } = await givenBoard([lost, tea({ name: 'B', stage: 'lead' })]);
    await openMenu(board, NAME);
    part(board, '[data-to=lost]').click();
    await until(() => board.shadowRoot?.querySelector('.ask[open]'));
    expect(words(board, '.effects')).to.include('Lost €0 €10,000');
    expect(words(board, '.effects')).to.include('Weighted pipeline €6,000 €1,000');
    part(board, '.ask [type=submit]').click();
    expect(namesIn(board, 'proposal')).to.deep.equal([NAME]);
    const reason = part(board, '[name=loss_reason]');
    expect(reason.matches(':invalid')).to.equal(true);
    if (reason instanceof HTMLSelectElement) reason.value = 'budget_cut';
    part(board, '[name=loss_note]').focus();
    await sendKeys({ type: 'Next year' });
    part(board, '.ask [type=submit]').click();
    await until(() => namesIn(board, 'lost').includes(NAME));
    const [asked] = await until(() => api.asked('PATCH', `/deals/${lost.campaign_id}/stage`));
    expect(JSON.parse(asked?.text ?? '')).to.include({ loss_reason: 'budget_cut', loss_note: 'Next year' });
    await until(() => cardOf(board, NAME).innerText.includes('Budget was cut'));
    expect(part(board, '.figures').innerText.replace(/\s+/g, ' ')).to.include('Weighted pipeline €1,000');
  });

  it('asks a reason for going back, a day for negotiation, and an override without a booking', async () => {
    const { api, board } = await givenBoard([tea({ stage: 'proposal', expected_close: null })]);
    const go = async (to: string, fill: () => void) => {
      await openMenu(board, NAME);
      part(board, `[data-to=${to}]`).click();
      await until(() => board.shadowRoot?.querySelector('.ask[open]'));
      fill();
      part(board, '.ask [type=submit]').click();
      await until(() => !board.shadowRoot?.querySelector('.pending, .ask'));
    };
    const set = (name: string, value: string) => {
      const field = part(board, `[name=${name}]`);
      if (field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement) field.value = value;
    };
    await go('qualified', () => set('reason', 'Smaller flight first'));
    expect(namesIn(board, 'qualified')).to.deep.equal([NAME]);
    await go('negotiation', () => set('expected_close', '2099-01-02'));
    expect(cardOf(board, NAME).innerText).to.include('Closes Jan 2');
    await go('won', () => part(board, '[name=override]').click());
    expect(namesIn(board, 'won')).to.deep.equal([NAME]);
    const path = `/deals/${cardOf(board, NAME).dataset.deal}`;
    const asked = (await api.asked('PATCH', `${path}/stage`)).map(({ text }) => JSON.parse(text));
    expect(asked[0]).to.include({ stage: 'qualified', reason: 'Smaller flight first', revision: 1 });
    expect((await api.asked('PATCH', path)).map(({ text }) => JSON.parse(text))).to.deep.equal([
      { revision: 2, expected_close: '2099-01-02' },
    ]);
    expect(asked[1]).to.include({ stage: 'negotiation', revision: 2 });
    expect(asked[2]).to.include({ stage: 'won', override: true });
  });

  it('by mouse onto a stage’s button, where one column has room', async () => {
    const { board } = await givenBoard([tea()], {}, 320);
    await sendMouse({ type: 'move', position: middle(nameButton(board, NAME)) });
    await sendMouse({ type: 'down' });
    await sendMouse({ type: 'move', position: middle(part(board, '.tabs [data-stage=qualified]')) });
    await sendMouse({ type: 'up' });
    await until(() => namesIn(board, 'qualified').includes(NAME));
    expect(part(board, '.tabs [data-stage=qualified]').ariaPressed).to.equal('true');
  });
});
