import { expect, oneEvent } from '@open-wc/testing';
import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { cardOf, column, givenBoard, nameButton, namesIn, part } from '../../dev/board.ts';
import { dayFromNow, deal, manyDeals } from '../../dev/fake-deals.mjs';
import { button, until, words } from '../../dev/scenario.ts';
import '../define/podflight-deal-board.ts';

const TEA = { name: 'Tea on the ferry', amount_cents: 1_000_000 };
const tea = (own = {}) => deal({ ...TEA, ...own });
const MARA = { name: 'Bikes', sponsor_name: 'Kestrel', sponsor_id: 's-kestrel', podcast_id: 'p-zero' };

describe('<podflight-deal-board>', () => {
  before(() => setViewport({ width: 1_400, height: 900 }));

  it('has a column a stage with its count, its sum and what it weighs, by currency', async () => {
    const deals = [tea(), tea({ amount_cents: 250_050 }), tea({ currency: 'USD' }), tea({ stage: 'won' })];
    const { board } = await givenBoard(deals);
    const lead = column(board, 'lead').querySelector('header')?.innerText.replace(/\s+/g, ' ');
    expect(lead).to.equal('Lead 3 €12,501 €1,250 weighted $10,000 $1,000 weighted');
    expect(column(board, 'won').querySelector('header')?.innerText).not.to.include('weighted');
    const figures = part(board, '.figures').innerText.replace(/\s+/g, ' ');
    expect(figures).to.include('Weighted pipeline €1,250 Open €12,501 Won €10,000');
  });

  it('shows of a deal its sponsor, amount, days, expected close, and that it is rotting', async () => {
    const own = { ...TEA, sponsor_name: 'Brightleaf', rotting: true, days_in_stage: 23.4 };
    const { board } = await givenBoard([deal({ ...own, expected_close: '2024-03-05' }), tea({ name: 'B' })]);
    const card = cardOf(board, TEA.name).innerText.replace(/\s+/g, ' ');
    expect(card).to.include('Brightleaf').and.to.include('€10,000').and.to.include('Rotting, 23 days');
    expect(card).to.match(/Was to close Mar 5/);
    expect(cardOf(board, 'B').innerText).not.to.include('Rotting');
  });

  it('filters by text, podcast, sponsor and rotting, and keeps the choice in its attributes', async () => {
    const { api, board } = await givenBoard([tea(), deal(MARA), deal({ ...MARA, name: 'C', rotting: true })]);
    part(board, 'input[type=search]').focus();
    await sendKeys({ type: 'kestrel' });
    await until(() => namesIn(board, 'lead').length === 2);
    expect(board.getAttribute('q')).to.equal('kestrel');
    button(board, 'Rotting only')?.click();
    await until(() => namesIn(board, 'lead').join() === 'C');
    expect(board.hasAttribute('rotting')).to.equal(true);
    const asked = (await api.asked('GET', '/deals')).at(-1)?.query;
    expect(asked).to.include({ q: 'kestrel', rotting: 'true' });
    button(board, 'Clear filters')?.click();
    await until(() => namesIn(board, 'lead').length === 3);
    board.setAttribute('sponsor-id', 's-kestrel');
    await until(() => namesIn(board, 'lead').length === 2);
    board.podcast_id = 'nowhere';
    await until(() => words(board).includes('No deal matches'));
  });

  it('opens a deal with its history by Enter, and gives the focus back', async () => {
    const deal_history = [
      {
        ...{ revision: 1, from_stage: 'lead', to_stage: 'lost', days_in_previous_stage: 6.2 },
        ...{
          actor_id: 'ines',
          loss_reason: 'price',
          loss_note: 'Twice their budget',
          changed_at: '2026-11-02T10:00:00Z',
        },
      },
    ];
    const { board } = await givenBoard([tea({ slip_count: 2 })], { deal_history });
    const name = nameButton(board, TEA.name);
    name.focus();
    setTimeout(() => sendKeys({ press: 'Enter' }));
    const { detail } = await oneEvent(board, 'podflight-deal-opened');
    expect(detail.campaign_id).to.match(/^0000/);
    await until(() => words(board, '.panel').includes('Lead to Lost'));
    expect(words(board, '.panel'))
      .to.include('Price: Twice their budget')
      .and.to.include('after 6 days, by ines');
    expect(words(board, '.panel')).to.include('moved 2 times');
    await sendKeys({ press: 'Escape' });
    await until(() => !board.shadowRoot?.querySelector('.panel'));
    expect(board.shadowRoot?.activeElement).to.equal(nameButton(board, TEA.name));
  });

  it('stores a new expected close from the details', async () => {
    const { board } = await givenBoard([tea()]);
    nameButton(board, TEA.name).click();
    const day = await until(() => board.shadowRoot?.querySelector<HTMLInputElement>('[name=expected_close]'));
    day.value = '2027-02-03';
    button(board, 'Save')?.click();
    await until(() => cardOf(board, TEA.name).innerText.includes('Closes Feb 3'));
    expect(board.shadowRoot?.querySelector('.panel')).to.equal(null);
  });

  it('says what to do when there are no deals, and shows what the host offers', async () => {
    const { board } = await givenBoard([]);
    expect(words(board)).to.include('No deals yet').and.to.include('Add a campaign');
    expect(board.shadowRoot?.querySelector('slot[name=empty]')).not.to.equal(null);
  });

  it('says what went wrong, and loads again', async () => {
    const answers = { 'GET /v1/deals': { status: 503, body: { code: 'x', detail: 'Busy for a moment.' } } };
    const { api, board } = await givenBoard([tea()], { answers });
    await until(() => words(board).includes('Busy for a moment.'));
    await api.control({ answers: {} });
    button(board, 'Try again')?.click();
    await until(() => board.shadowRoot?.querySelector('.deal'));
  });

  it('keeps what it knew when it cannot be refreshed', async () => {
    const { api, board } = await givenBoard([tea()]);
    await api.control({ answers: { 'GET /v1/deals': { status: 500, body: {} } } });
    await board.refresh();
    await until(() => words(board).includes('could not be refreshed'));
    expect(namesIn(board, 'lead')).to.deep.equal([TEA.name]);
  });

  it('says that the feature is off', async () => {
    const { board } = await givenBoard([], { features: { features: {}, role: null, limits: {} } });
    expect(words(board)).to.include('Not switched on here').and.to.include('ENABLE_DEAL_PIPELINE');
  });

  it('lets a viewer look and open, but not move', async () => {
    const features = { features: { ENABLE_DEAL_PIPELINE: true }, role: 'viewer', limits: {} };
    const { board } = await givenBoard([tea()], { features });
    expect(words(board)).to.include('You can look at deals, but not move them.');
    expect(board.shadowRoot?.querySelector('.more')).to.equal(null);
    nameButton(board, TEA.name).focus();
    await sendKeys({ press: 'Space' });
    expect(board.shadowRoot?.querySelector('.carried')).to.equal(null);
    await sendKeys({ press: 'Enter' });
    await until(() => words(board, '.panel').includes('Amount'));
    expect(button(board, 'Save')).to.equal(null);
  });

  it('shows one stage at a time where one column has room', async () => {
    const { board } = await givenBoard([tea(), tea({ stage: 'won', name: 'Won one' })], {}, 320);
    const visible = () =>
      [...(board.shadowRoot?.querySelectorAll<HTMLElement>('.column') ?? [])].filter(
        (each) => each.offsetWidth,
      );
    expect(visible().map((each) => each.dataset.stage)).to.deep.equal(['lead']);
    part(board, '.tabs [data-stage=won]').click();
    await until(() => visible()[0]?.dataset.stage === 'won');
    expect(visible()).to.have.length(1);
    expect(part(board, '.card').scrollWidth).to.be.at.most(320);
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const width of [1_360, 320]) {
      it(`has no axe violation in ${colorScheme} at ${width} px: board, menu, question, details, states`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.colorScheme = 'light dark';
        const { board } = await givenBoard(
          [tea({ rotting: true, expected_close: dayFromNow(-3) }), ...manyDeals(20)],
          {},
          width,
        );
        await expect(board).to.be.accessible();
        cardOf(board, TEA.name).querySelector<HTMLElement>('.more')?.click();
        await until(() => board.shadowRoot?.querySelector('.menu:popover-open'));
        await expect(board).to.be.accessible();
        part(board, '[data-to=lost]').click();
        await until(() => board.shadowRoot?.querySelector('.ask[open]'));
        await expect(board).to.be.accessible();
        button(board, 'Cancel')?.click();
        nameButton(board, TEA.name).click();
        await until(
          () =>
            board.shadowRoot?.querySelector('.panel[open]') &&
            words(board, '.panel').includes('not been moved'),
        );
        await new Promise((resolve) => setTimeout(resolve, 200));
        await expect(board).to.be.accessible();
        await expect((await givenBoard([], {}, width)).board).to.be.accessible();
        await emulateMedia({ colorScheme: 'light' });
      });
    }
  }
});
