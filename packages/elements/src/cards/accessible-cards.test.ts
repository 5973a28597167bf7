import { expect } from '@open-wc/testing';
import { emulateMedia } from '@web/test-runner-commands';
import {
  aCard,
  CARD_NAMES,
  CARD_TAGS,
  chartOf,
  drawn,
  fedCard,
  givenCard,
  menuItem,
} from '../../dev/cards.ts';
import { emptyCard, failedCard } from '../../dev/fake-cards.mjs';
import { until } from '../../dev/scenario.ts';
import '../define-all.ts';

describe('cards', () => {
  before(() => {
    document.documentElement.style.colorScheme = 'light dark';
  });
  after(() => emulateMedia({ colorScheme: 'light' }));

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const name of CARD_NAMES) {
      it(`<${CARD_TAGS[name]}> has no axe violation in any state, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        const element = await fedCard(name, aCard(name));
        await until(() => element.shadowRoot?.querySelector('[part=picture]'));
        if (chartOf(element)) {
          await drawn(element);
          chartOf(element)?.focus();
        }
        await expect(element).to.be.accessible();
        await menuItem(element, 'Show as table');
        await until(() => element.shadowRoot?.querySelector('.numbers'));
        await expect(element).to.be.accessible();
        const reasons = [{ code: 'data_late', params: { lag_days: 3 } }];
        for (const card of [
          aCard(name, { state: 'stale', reasons }),
          aCard(name, { state: 'partial', reasons }),
          emptyCard(name, 'no_deals'),
          failedCard(name),
        ]) {
          Object.assign(element, { data: card });
          await element.updateComplete;
          await expect(element).to.be.accessible();
        }
        Object.assign(element, { data: null, answer: null });
        await element.updateComplete;
        await expect(element).to.be.accessible();
      }).timeout(20_000);
    }
  }

  it('have none when they are switched off or cannot be loaded', async () => {
    const none = { features: {}, role: 'viewer', limits: {} };
    await expect((await givenCard('win_loss', { features: none })).element).to.be.accessible();
    const answers = { 'GET /v1/dashboard/ops/win_loss': { status: 503, body: {} } };
    await expect((await givenCard('win_loss', { answers })).element).to.be.accessible();
  });

  for (const width of [280, 480, 1_900]) {
    it(`fit into ${width} px, and no word is cut off sideways`, async () => {
      for (const name of CARD_NAMES) {
        const element = await fedCard(name, aCard(name), width);
        await until(() => element.shadowRoot?.querySelector('[part=picture]'));
        const card = element.shadowRoot?.querySelector('.body');
        expect(card?.scrollWidth, name).to.be.at.most((card?.clientWidth ?? 0) + 1);
        const names = [...(element.shadowRoot?.querySelectorAll('.bar-rows .name') ?? [])];
        const cut = names.filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth);
        expect(
          cut.map(({ textContent }) => textContent),
          name,
        ).to.deep.equal([]);
      }
    });
  }
});
