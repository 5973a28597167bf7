import { html, nothing, type TemplateResult } from 'lit';
import type { MatchItem } from '../../api/match-contract.ts';
import { FIT_BANDS } from '../../cards/audience-fit/fit-bands.ts';
import { rangeRail } from '../../cards/parts/range-rail.ts';
import { icon } from '../../theme/icons.ts';
import { type MatchView, nameOf, whyOf } from '../match-view.ts';

type Row = {
  match: MatchItem;
  view: MatchView;
  /** What stands below the row while it is open; null while it is closed, undefined where it cannot be opened. */
  below: TemplateResult | null | undefined;
  onToggle: () => void;
};

/** One match as a row, and below it what it rests on. */
export function matchRow(row: Row): TemplateResult {
  const { match, view, below, onToggle } = row;
  const { text, formats } = view;
  const name = nameOf(match, view);
  const open = Boolean(below);
  const isKnown = match.band !== null;
  const id = `detail-${match.match_id}`;
  const whole = (points: number) => formats.count(Math.round(points));
  const [low, high] = [whole(match.range_low), whole(match.range_high)];
  return html`<tr
      class=${`row ${open ? 'open' : ''} ${match.eligible ? '' : 'gated'}`}
      data-match=${match.match_id}
      @click=${(event: Event) => below !== undefined && onRowClick(event, onToggle)}
    >
      <th scope="row" class="name">${name}</th>
      <td class="end score">${isKnown ? whole(match.score) : '–'}</td>
      <td class="range-cell">
        <span class="rail-box">
          ${rangeRail({
            ...{ low: match.range_low / 100, high: match.range_high / 100, color: 's1' },
            at: isKnown ? match.score / 100 : null,
          })}
          <span class="number small muted">${text('fit_range', { low, high })}</span>
        </span>
      </td>
      <td class="fit">${fit(match, view)}</td>
      <td class="why"><span class="clamp">${whyOf(match, view)}</span></td>
      <td class="open-cell">
        ${
          below === undefined
            ? nothing
            : html`<button
                class="button quiet small toggle"
                type="button"
                aria-expanded=${open}
                aria-controls=${open ? id : nothing}
                aria-label=${isKnown ? text('match_open', { name, score: whole(match.score) }) : text('match_open_unknown', { name })}
                @click=${onToggle}
              >
                ${icon('chevron')}
              </button>`
        }
      </td>
    </tr>
    ${
      below
        ? html`<tr class="below-row">
            <td colspan="6" id=${id}>${below}</td>
          </tr>`
        : nothing
    }`;
}

/** The whole row opens by pointer; the button is what keyboards and screen readers use. */
function onRowClick(event: Event, onToggle: () => void): void {
  const onButton = event.composedPath().some((node) => node instanceof HTMLButtonElement);
  if (!onButton && !getSelection()?.toString()) onToggle();
}

const TONES = { good: 'good', warn: 'warn', bad: 'bad' } as const;

function fit({ band, eligible, provisional }: MatchItem, { text }: MatchView): TemplateResult {
  if (!eligible)
    return html`<span class="status small bad">${icon('cross')} ${text('fit_not_eligible')}</span>`;
  const look = band && FIT_BANDS[band];
  const tone = look && look.color in TONES ? look.color : 'note';
  return html`${
    look
      ? html`<span class=${`status small ${look.soft ? '' : tone}`}>${icon(look.icon)} ${text(look.word)}</span>`
      : html`<span class="muted small">${text('match_unknown')}</span>`
  }
    ${provisional && look ? html`<span class="muted small provisional">${text('fit_provisional')}</span>` : nothing}`;
}
