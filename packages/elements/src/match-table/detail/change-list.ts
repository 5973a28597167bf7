import { html, nothing, type TemplateResult } from 'lit';
import type { Counterfactual, MatchDetail } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { MessageKey } from '../../text/english.ts';
import type { Translate } from '../../text/translate.ts';
import type { Side } from '../match-view.ts';
import { positionWords } from './inventory-words.ts';

const SHOWN = 5;

/** Single changes that would lift the score, the best first. */
export function changeList(
  { changes, current }: MatchDetail,
  side: Side,
  text: Translate,
  formats: Formats,
): TemplateResult {
  return html`<section class="changes">
    <h3>${text('match_changes')}</h3>
    ${changes.length === 0 ? html`<p class="muted">${text('match_no_changes')}</p>` : nothing}
    <ul>
      ${changes.slice(0, SHOWN).map((one) => {
        const score = formats.count(Math.round(one.score));
        const frees = one.eligible && !current.eligible;
        return html`<li>
          <span class="what">${changeWords(one, WORDS[side], text, formats)}</span>
          <span class="small">
            ${
              frees
                ? text('match_change_frees', { score })
                : text('match_change_effect', { score, gain: formats.count(Math.round(one.gain * 10) / 10) })
            }
          </span>
        </li>`;
      })}
    </ul>
  </section>`;
}

/** An advertiser reads what to change, a show what to offer or to ask for. */
const WORDS = {
  shows: {
    positions: 'match_c_positions',
    any_position: 'match_c_any_position',
    price: 'match_c_price',
    impressions: 'match_c_impressions',
    flight: 'match_c_flight',
    market: 'match_c_market',
  },
  advertisers: {
    positions: 'match_ask_positions',
    any_position: 'match_ask_any_position',
    price: 'match_ask_price',
    impressions: 'match_ask_impressions',
    flight: 'match_ask_flight',
    market: 'match_ask_market',
  },
} as const satisfies { [Listed in Side]: { [change: string]: MessageKey } };

function changeWords(
  change: Counterfactual,
  words: (typeof WORDS)[Side],
  text: Translate,
  formats: Formats,
): string {
  switch (change.code) {
    case 'change.positions': {
      const { positions } = change.params;
      return positions.length > 1
        ? text(words.any_position)
        : text(words.positions, { positions: positionWords(positions, text) });
    }
    case 'change.price': {
      const { target_cpm_cents, rate_cents, currency } = change.params;
      const price = (cents: number) => formats.price(cents, currency);
      return text(words.price, { target: price(target_cpm_cents), rate: price(rate_cents) });
    }
    case 'change.impressions':
      return text(words.impressions, change.params);
    case 'change.flight':
      return text(words.flight, {
        from: formats.day(change.params.from),
        to: formats.day(change.params.to),
      });
    case 'change.market': {
      const regions = new Intl.DisplayNames(formats.locale, { type: 'region', fallback: 'code' });
      const { market, share } = change.params;
      return text(words.market, {
        market: regions.of(market) ?? market,
        share: formats.percent(Math.round(share * 1_000) / 1_000),
      });
    }
  }
}
