import { expect } from '@open-wc/testing';
import { aCard, fedCard } from '../../dev/cards.ts';
import { words } from '../../dev/scenario.ts';
import '../define-all.ts';

const sentence = (element: Element) => words(element, '[part=sentence]');

describe('the one sentence of a card', () => {
  it('of a month that is not over, which its chart marks', async () => {
    const card = aCard('pipeline_forecast', { data_through: '2026-11-22' });
    expect(words(await fedCard('pipeline_forecast', card), '.key.running')).to.equal('November 2026 so far');
    const whole = aCard('pipeline_forecast', { data_through: '2026-11-30' });
    expect(words(await fedCard('pipeline_forecast', whole), '.key.running')).to.equal('December 2026 so far');
  });

  it('of the forecast: what is missing to the target, else what stands still', async () => {
    const card = aCard('pipeline_forecast');
    expect(sentence(await fedCard('pipeline_forecast', card))).to.equal(
      'Open deals cover 71% of what is missing to the target; €28,400 more is needed.',
    );
    Object.assign(card.data?.currencies[0] ?? {}, { target_cents: null, coverage: null });
    expect(sentence(await fedCard('pipeline_forecast', structuredClone(card)))).to.equal(
      '4 deals stand still; move them on or close them.',
    );
  });

  it('of wins and losses: how little is known of few deals, else why they are lost', async () => {
    const card = aCard('win_loss');
    expect(sentence(await fedCard('win_loss', card))).to.equal(
      'The most frequent reason for losing is “Price”: 11 of 31.',
    );
    Object.assign(card.data ?? {}, { won: 2, lost: 3, win_rate: 0.4, low: 0.118, high: 0.769 });
    expect(sentence(await fedCard('win_loss', structuredClone(card)))).to.equal(
      'Only 5 deals closed, so the true rate may lie anywhere from 12% to 77%.',
    );
  });

  it('of audience fit: the best show that may be booked, and how sure that is', async () => {
    const card = aCard('audience_fit');
    expect(sentence(await fedCard('audience_fit', card))).to.equal(
      'Ledger & Lime is the surest fit: 84 of 100, and no lower than 79 with what is unknown.',
    );
    Object.assign(card.data?.matches[0] ?? {}, { eligible: false });
    Object.assign(card.data?.matches[1] ?? {}, { provisional: true });
    expect(sentence(await fedCard('audience_fit', structuredClone(card)))).to.equal(
      'The Night Ferry looks best, but rests on few signals; it could be anything from 61 to 81.',
    );
  });

  it('of CPM: what comes dearer than booked, else what bonus impressions save', async () => {
    const card = aCard('projected_cpm');
    expect(sentence(await fedCard('projected_cpm', card))).to.equal(
      'Far Shore, Mid-roll 60 s will cost 10% more than booked; it is likely to fall short.',
    );
    card.data?.rows.pop();
    expect(sentence(await fedCard('projected_cpm', structuredClone(card)))).to.equal(
      'Bonus impressions make a thousand 5% cheaper than booked.',
    );
  });

  it('of revenue: what is at risk, then what is provisional', async () => {
    const card = aCard('sponsor_revenue');
    expect(sentence(await fedCard('sponsor_revenue', card))).to.include('€1,214 will not be earned');
    Object.assign(card.data?.totals[0] ?? {}, { at_risk_cents: 0 });
    expect(sentence(await fedCard('sponsor_revenue', structuredClone(card)))).to.equal(
      '€7,440 of it is provisional until its flights are settled.',
    );
  });

  it('of pacing: what will miss its goal, then what fell short, then what runs over', async () => {
    const card = aCard('pacing');
    const flights =
      card.data?.flights.filter(({ status }) => status !== 'behind' && status !== 'at_risk') ?? [];
    Object.assign(card.data ?? {}, { flights });
    expect(sentence(await fedCard('pacing', card))).to.equal(
      '1 flight ended short; agree what makes it good.',
    );
    Object.assign(card.data ?? {}, { counts: { on_track: 2 } });
    expect(sentence(await fedCard('pacing', structuredClone(card)))).to.equal(
      'Every running flight will reach its goal.',
    );
  });
});
