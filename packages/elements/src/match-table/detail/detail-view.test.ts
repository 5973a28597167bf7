import { expect, fixture, html } from '@open-wc/testing';
import { match } from '../../../dev/fake-matches.mjs';
import { button, scenario, until, words } from '../../../dev/scenario.ts';
import '../../define/podflight-match-table.ts';
import type { PodflightMatchTable } from '../match-table.ts';

async function table(change: Record<string, unknown> = {}, advertiser = 'tea', opened = '') {
  const api = await scenario(change);
  const element = await fixture<PodflightMatchTable>(
    html`<podflight-match-table
      base-url=${api.base}
      locale="en-GB"
      advertiser-id=${advertiser}
      match-id=${opened}
    ></podflight-match-table>`,
  );
  await until(() => !element.shadowRoot?.querySelector('.skeleton'));
  return { api, element };
}

const all = <T extends HTMLElement>(element: Element, selector: string) => [
  ...(element.shadowRoot?.querySelectorAll<T>(selector) ?? []),
];
const rows = (element: Element) =>
  all(element, 'tbody .row').map((row) => row.innerText.replace(/\s+/g, ' '));
const detail = (element: Element) => words(element, '.detail');
const opened = (element: Element) => until(() => element.shadowRoot?.querySelector('.detail'));

describe('an open match', () => {
  it('says that an old score would be the same', async () => {
    const current = { score: 60.2, range_low: 50, range_high: 70, coverage: 0.8, eligible: true };
    const { element } = await table({ match_detail: { stale: true, current } }, 'tea', 'match-2');
    await opened(element);
    expect(detail(element)).to.include('It would still be 60.');
  });

  it('speaks to a show that looks for advertisers, and to an advertiser that looks for shows', async () => {
    const { element } = await table();
    expect(rows(element)[0]).to.include('Topics match').and.not.to.include('your listeners');
    Object.assign(element, { advertiser_id: '', podcast_id: 'show-1', match_id: 'match-1' });
    await until(() => rows(element)[0]?.startsWith('Brightleaf Tea'));
    expect(rows(element)[0]).to.include('67% of your listeners are in their markets');
    await opened(element);
    expect(detail(element))
      .to.include('Ask for €29.16 per 1,000 instead of their €27.00')
      .and.to.include('Ask whether United States is a market too, where 27.4% of your listeners live');
    element.sentences = (_, reader) => `Für ${reader}.`;
    await until(() => rows(element)[0]?.includes('Für show.'));
  });

  it('names what is not readable in words, once, and no table', async () => {
    const metadata = 'podcasts.metadata.audience';
    const message = 'Is no country.';
    const unrated = (episode: string) => `episodes.${episode}.metadata.safety.crimes`;
    const problems = [
      { path: `${metadata}.geo.XX`, code: 'unknown_country', message },
      { path: metadata, code: 'not_an_object', message: 'Expected an object, got a list.' },
      { path: unrated('e1'), code: 'unknown_safety_topic', message: 'Is no topic.' },
      { path: unrated('e2'), code: 'unknown_safety_topic', message: 'Is no topic.' },
    ];
    const { element } = await table({ match_detail: { problems } }, 'tea', 'match-1');
    await opened(element);
    expect(words(element, '.problems')).to.equal(
      'Not readable, and therefore not counted The show’s audience by country (XX): Is no country. The show’s audience data: Expected an object, got a list. Brand safety ratings of the episodes (crimes): Is no topic.',
    );
    expect(detail(element)).not.to.match(/metadata|attribution_events|ad_units|default-/);
  });

  it('does not explain a score of 0 where nothing is known', async () => {
    const unknown = { score: 0, band: null, coverage: 0, range_low: 0, range_high: 100, provisional: true };
    const { element } = await table({ matches: [match(1, unknown)] });
    expect(rows(element)[0])
      .to.match(/^Field Kitchen – 0 to 100 Unknown/)
      .and.not.to.include('Provisional');
    expect(all(element, '.rail-box .dot')).to.have.length(0);
    button(element, 'What is missing to score Field Kitchen')?.click();
    await opened(element);
    expect(detail(element))
      .to.include('What a score would rest on')
      .and.not.to.match(/Average pair|How 0|score would then/);
  });
});
