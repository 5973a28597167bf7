import { expect } from '@open-wc/testing';
import { aCard, fedCard } from '../../../dev/cards.ts';
import { button, words } from '../../../dev/scenario.ts';
import '../../define/podflight-makegoods-card.ts';

describe('<podflight-makegoods-card>', () => {
  it('names what is owed, why, and where it fits', async () => {
    const element = await fedCard('makegoods_pending', aCard('makegoods_pending'));
    const said = words(element);
    expect(said).to.include('55,700 impressions owed oldest 19 days 3 lines, worth €1,393');
    expect(said)
      .to.include('Wrong position, 8 days')
      .and.to.include('Next slot that covers it: Episode 131, Dec 2');
    expect(said).to.include('No free slot covers it');
  });

  it('leaves what is done to the page', async () => {
    const element = await fedCard('makegoods_pending', aCard('makegoods_pending'));
    const asked: { act: string; io_id: string }[] = [];
    element.addEventListener('podflight-makegood-requested', ({ detail }) => asked.push(detail));
    button(element, 'Book makegood')?.click();
    button(element, 'Credit €775')?.click();
    button(element, 'Waive')?.click();
    expect(asked.map(({ act, io_id }) => [act, io_id])).to.deep.equal([
      ['book', 'owed-1'],
      ['credit', 'owed-3'],
      ['waive', 'owed-1'],
    ]);
  });
});
