import { expect, html } from '@open-wc/testing';
import { aCard, inFrame } from '../../../dev/cards.ts';
import { button, until, words } from '../../../dev/scenario.ts';
import { Later } from '../../element/later.ts';
import { winLossPart } from '../win-loss/win-loss-card.ts';
import { CardElement } from './card-element.ts';
import type { CardPart } from './card-part.ts';

type Load = () => Promise<CardPart<'win_loss'>>;
let load: Load = async () => winLossPart;

class LateCard extends CardElement<'win_loss'> {
  readonly card = 'win_loss';
  readonly persona = 'ops';
  protected readonly titleKey = 'winloss_title';
  protected readonly drawing = Object.assign(new Later<CardPart<'win_loss'>>(), { load: () => load() });
}
customElements.define('late-card', LateCard);

const lateCard = (loads: Load) => {
  load = loads;
  return inFrame<LateCard>(html`<late-card .data=${aCard('win_loss')}></late-card>`);
};

describe('a card whose drawing is loaded when it is first needed', () => {
  it('has its name and its room before, and is up to date only once it is drawn', async () => {
    const arrived = Promise.withResolvers<CardPart<'win_loss'>>();
    load = () => arrived.promise;
    const card = new LateCard();
    card.data = aCard('win_loss');
    document.body.append(card);
    await until(() => card.shadowRoot?.querySelector('.skeleton'));
    expect(words(card)).to.equal('Win and loss Loading');
    const before = card.offsetHeight;
    arrived.resolve(winLossPart);
    await card.updateComplete;
    expect(words(card)).to.include('of closed deals are won');
    expect(before / card.offsetHeight).to.be.within(0.4, 1.5);
    card.remove();
  });

  it('says when it could not be loaded, and tries again', async () => {
    let tries = 0;
    const card = await lateCard(async () => {
      tries += 1;
      if (tries < 3) throw new TypeError('Failed to fetch dynamically imported module');
      return winLossPart;
    });
    expect(words(card, '[role=alert]')).to.include('This could not be loaded');
    button(card, 'Try again')?.click();
    await until(() => tries === 2);
    await card.updateComplete;
    expect(words(card, '[role=alert]')).to.include('This could not be loaded');
    button(card, 'Try again')?.click();
    await until(() => words(card).includes('of closed deals are won'));
    expect(button(card, 'Try again')).to.equal(null);
  });
});
