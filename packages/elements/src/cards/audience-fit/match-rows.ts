import { html, nothing, type TemplateResult } from 'lit';
import type { CardData } from '../../api/card-contract.ts';
import type { CardFormats } from '../../format/card-formats.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import { rangeRail } from '../parts/range-rail.ts';
import { FIT_BANDS } from './fit-bands.ts';

export type FitMatch = CardData<'audience_fit'>['matches'][number];
type Rows = {
  matches: readonly FitMatch[];
  /** Whether all of them are of one advertiser, who then need not be named. */
  isOneAdvertiser: boolean;
  onOpen: (match: FitMatch) => void;
  text: Translate;
  formats: CardFormats;
};

/** The matches: score, what missing data leaves open, and why. */
export function matchRows({ matches, isOneAdvertiser, onOpen, text, formats }: Rows): TemplateResult {
  return html`<div class="rows-box">
    <h3 class="small muted">${text('fit_list')}</h3>
    <ul class="matches">
      ${matches.map((match) => {
        const band = FIT_BANDS[match.band];
        const name = matchName(match, isOneAdvertiser, text);
        return html`<li class=${match.eligible ? '' : 'gated'}>
          <span class="score number">${formats.count(Math.round(match.score))}</span>
          <span class="name">${name}</span>
          <span class="small tags">
            <span class="muted number">${text('fit_range', {
              low: Math.round(match.range_low),
              high: Math.round(match.range_high),
            })}</span>
            ${
              match.eligible
                ? html`<span>${text(band.word)}</span>`
                : html`<span class="status bad small">${icon('cross')} ${text('fit_not_eligible')}</span>`
            }
            ${match.provisional ? html`<span class="muted">${text('fit_provisional')}</span>` : nothing}
          </span>
          ${rangeRail({
            ...{ low: match.range_low / 100, high: match.range_high / 100, at: match.score / 100 },
            color: match.eligible ? band.color : 'muted',
          })}
          <p class="small muted why">
            <span class="because">${match.rationale ?? text('fit_coverage', { percent: formats.percent(Math.round(match.coverage * 100) / 100) })}</span>
            <button class="link" type="button" aria-label=${`${text('fit_open')}: ${name}`} @click=${() => onOpen(match)}>
              ${text('fit_open')}
            </button>
          </p>
        </li>`;
      })}
    </ul>
  </div>`;
}

/** The pair as people call it. */
export function matchName(
  { podcast_title, advertiser_name }: FitMatch,
  isOneAdvertiser: boolean,
  text: Translate,
): string {
  const podcast = podcast_title ?? text('card_unknown');
  if (isOneAdvertiser || !advertiser_name) return podcast;
  return text('fit_pair', { podcast, advertiser: advertiser_name });
}
