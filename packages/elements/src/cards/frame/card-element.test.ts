import { aTimeout, expect } from '@open-wc/testing';
import { sendKeys } from '@web/test-runner-commands';
import {
  aCard,
  CARD_NAMES,
  CARD_TAGS,
  chartOf,
  drawn,
  fedCard,
  givenCard,
  menuItem,
} from '../../../dev/cards.ts';
import { emptyCard, failedCard } from '../../../dev/fake-cards.mjs';
import { button, until, words } from '../../../dev/scenario.ts';
import '../../define-all.ts';

/** What the browser is given to save. */
async function saved(act: () => Promise<void>): Promise<Blob> {
  const { createObjectURL } = URL;
  const blobs: Blob[] = [];
  URL.createObjectURL = (blob: Blob) => {
    blobs.push(blob);
    return createObjectURL.call(URL, blob);
  };
  const keep = (event: MouseEvent) => {
    if (event.target instanceof HTMLAnchorElement || event.composedPath()[0] instanceof HTMLAnchorElement)
      event.preventDefault();
  };
  const { click } = HTMLAnchorElement.prototype;
  HTMLAnchorElement.prototype.click = () => undefined;
  document.addEventListener('click', keep);
  try {
    await act();
    return await until(() => blobs[0]);
  } finally {
    URL.createObjectURL = createObjectURL;
    HTMLAnchorElement.prototype.click = click;
    document.removeEventListener('click', keep);
  }
}

describe('a dashboard card', () => {
  for (const name of CARD_NAMES) {
    it(`<${CARD_TAGS[name]}> shows what it is given, asks nobody, and says the same as a table`, async () => {
      const { fetch } = window;
      let asked = 0;
      window.fetch = (...request) => {
        asked += 1;
        return fetch(...request);
      };
      try {
        const element = await fedCard(name, aCard(name));
        const part = (part: string) => words(element, `[part=${part}]`);
        await until(() => part('figure'));
        for (const each of ['figure', 'picture', 'sentence', 'date'])
          expect(part(each), each).not.to.equal('');
        await menuItem(element, 'Show as table');
        await until(() => element.shadowRoot?.querySelector('.numbers tbody tr'));
        await menuItem(element, 'Show as chart');
        await until(() => !element.shadowRoot?.querySelector('.numbers'));
        await aTimeout(30);
        expect(asked).to.equal(0);
      } finally {
        window.fetch = fetch;
      }
    });
  }

  it('reserves its room by a skeleton that comes after 150 ms', async () => {
    const element = await fedCard('pacing', aCard('pacing'));
    const height = element.offsetHeight;
    element.data = null;
    element.answer = null;
    await until(() => element.shadowRoot?.querySelector('.skeleton'));
    expect(element.offsetHeight / height).to.be.within(0.5, 1.5);
    const skeleton = element.shadowRoot?.querySelector('.skeleton');
    expect(skeleton && getComputedStyle(skeleton).animationDelay).to.equal('0.15s');
  });

  it('says what is missing when it is empty, and offers the next step', async () => {
    const { element } = await givenCard('win_loss', {
      cards: { win_loss: emptyCard('win_loss', 'nothing_closed') },
    });
    let asked = 0;
    element.addEventListener('podflight-deals-requested', () => {
      asked += 1;
    });
    expect(words(element)).to.include('No deal closed in this range.');
    button(element, 'Go to the deals')?.click();
    expect(asked).to.equal(1);
  });

  it('says what failed, and tries again', async () => {
    const { api, element } = await givenCard('win_loss', { cards: { win_loss: failedCard('win_loss') } });
    expect(words(element)).to.include(
      'This card could not be worked out The database did not answer in time.',
    );
    await api.control({ cards: {} });
    button(element, 'Try again')?.click();
    await until(() => words(element).includes('44% of closed deals are won'));
  });

  it('keeps what it showed when it cannot refresh', async () => {
    const { api, element } = await givenCard('win_loss');
    await api.control({ answers: { 'GET /v1/dashboard/ops/win_loss': { status: 503, body: {} } } });
    await element.refresh();
    await until(() => words(element).includes('Could not be refreshed; this is from 1 minute ago.'));
    expect(words(element)).to.include('44% of closed deals are won');
    await api.control({ answers: {} });
    button(element, 'Try again')?.click();
    await until(() => !words(element).includes('Could not be refreshed'));
  });

  it('marks late and incomplete data, and says why', async () => {
    const stale = aCard('win_loss', {
      state: 'stale',
      reasons: [{ code: 'data_late', params: { lag_days: 3 } }],
    });
    expect(words(await fedCard('win_loss', stale)))
      .to.include('Late data')
      .and.to.include('Numbers are 3 days late');
    const partial = aCard('pacing', {
      state: 'partial',
      reasons: [{ code: 'gap_days', params: { count: 1 } }, { code: 'some_new_reason' }],
    });
    const said = words(await fedCard('pacing', partial));
    expect(said).to.include('Incomplete').and.to.include('1 flight lacks days in between.');
    expect(said).to.include('Some of it could not be told (some_new_reason).');
  });

  it('hands its numbers over as CSV that is no formula, from its own rows where there is no server', async () => {
    const card = aCard('makegoods_pending');
    const [first] = card.data?.items ?? [];
    if (first) first.advertiser_name = '=HYPERLINK("https://elsewhere.example")';
    if (first) first.podcast_title = '';
    const element = await fedCard('makegoods_pending', card);
    const text = await (await saved(() => menuItem(element, 'Download CSV'))).text();
    expect(text).to.include(
      `"'=HYPERLINK(""https://elsewhere.example"")",Delivered too little,18400,46000,19,`,
    );
    const { api, element: own } = await givenCard('pacing', {}, 900);
    await saved(() => menuItem(own, 'Download CSV'));
    expect(await api.asked('GET', '/dashboard/creator/pacing.csv')).to.have.length(1);
  });

  it('hands itself over as a sharp picture', async () => {
    const element = await fedCard('sponsor_revenue', aCard('sponsor_revenue'), 640);
    await drawn(element);
    const blob = await saved(() => menuItem(element, 'Download picture'));
    expect(blob.type).to.equal('image/png');
    const picture = await createImageBitmap(blob);
    const { width, height } = element.getBoundingClientRect();
    expect([picture.width, picture.height]).to.deep.equal([Math.ceil(width * 2), Math.ceil(height * 2)]);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [picture.width, picture.height];
    const ctx = canvas.getContext('2d');
    ctx?.drawImage(picture, 0, 0);
    const chart = chartOf(element)?.getBoundingClientRect();
    const card = element.getBoundingClientRect();
    if (!chart || !ctx) throw new Error('no chart');
    const at = [
      (chart.left - card.left) * 2,
      (chart.top - card.top) * 2,
      chart.width * 2,
      chart.height * 2,
    ] as const;
    const blue = ctx.getImageData(...at).data;
    let found = 0;
    for (let i = 0; i < blue.length; i += 4)
      if (blue[i] === 0 && blue[i + 1] === 114 && blue[i + 2] === 178) found += 1;
    expect(found).to.be.greaterThan(5_000);
  });

  it('has a menu for the keyboard', async () => {
    const element = await fedCard('win_loss', aCard('win_loss'));
    const opener = element.shadowRoot?.querySelector<HTMLElement>('[popovertarget=menu]');
    opener?.focus();
    await sendKeys({ press: 'Enter' });
    await until(() => element.shadowRoot?.activeElement?.textContent?.trim() === 'Show as table');
    await sendKeys({ press: 'ArrowDown' });
    expect(element.shadowRoot?.activeElement?.textContent?.trim()).to.equal('Download CSV');
    await sendKeys({ press: 'Escape' });
    await until(() => element.shadowRoot?.activeElement === opener);
  });

  it('shows one currency at a time, the asked one first', async () => {
    const { element } = await givenCard('sponsor_revenue');
    expect(words(element, '[part=figure]')).to.include('€70,840');
    button(element, 'USD')?.click();
    await until(() => words(element, '[part=figure]').includes('$8,120'));
    const asked = await fedCard('sponsor_revenue', aCard('sponsor_revenue'));
    asked.currency = 'USD';
    await until(() => words(asked, '[part=figure]').includes('$8,120'));
  });

  it('writes numbers, days and months as its locale does', async () => {
    const element = await fedCard('sponsor_revenue', aCard('sponsor_revenue'));
    element.locale = 'de';
    await until(() => /70\.840\s€/.test(words(element, '[part=figure]')));
    await menuItem(element, 'Show as table');
    await until(() => words(element, '.numbers').includes('Januar 2026'));
  });
});
