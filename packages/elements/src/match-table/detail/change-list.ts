import { html, nothing, type TemplateResult } from 'lit';
import type { Counterfactual, MatchDetail } from '../../api/match-contract.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';
import { positionWords } from './inventory-words.ts';

const SHOWN = 5;

/** Single changes that would lift the score, the best first. */
export function changeList(
  { changes, current }: MatchDetail,
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
          <span class="what">${changeWords(one, text, formats)}</span>
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

function changeWords(change: Counterfactual, text: Translate, formats: Formats): string {
  switch (change.code) {
    case 'change.positions': {
      const { positions } = change.params;
      return positions.length > 1
        ? text('match_c_any_position')
        : text('match_c_positions', { positions: positionWords(positions, text) });
    }
    case 'change.price': {
      const { target_cpm_cents, rate_cents, currency } = change.params;
      const price = (cents: number) => formats.price(cents, currency);
      return text('match_c_price', { target: price(target_cpm_cents), rate: price(rate_cents) });
    }
    case 'change.impressions':
      return text('match_c_impressions', change.params);
    case 'change.flight':
      return text('match_c_flight', {
        from: formats.day(change.params.from),
        to: formats.day(change.params.to),
      });
    case 'change.market': {
      const regions = new Intl.DisplayNames(formats.locale, { type: 'region', fallback: 'code' });
      const { market, share } = change.params;
      return text('match_c_market', {
        market: regions.of(market) ?? market,
        share: formats.percent(Math.round(share * 1_000) / 1_000),
      });
    }
  }
}
