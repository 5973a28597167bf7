import { html } from 'lit';
import type { CardData } from '../../api/card-contract.ts';
import type { Catalogue } from '../../text/english.ts';
import { cardText } from '../../text/english-cards.ts';
import { fitText } from '../../text/english-fit-card.ts';
import { sharedText } from '../../text/english-shared.ts';
import { CardDrawing } from '../frame/card-drawing.ts';
import type { CardPart } from '../frame/card-part.ts';
import { CARD_SHEETS } from '../frame/card-sheets.ts';
import { type CardTable, numberCell } from '../frame/card-table.ts';
import type { CardView, EmptyView } from '../frame/card-view.ts';
import { cardParts } from '../parts/parts.styles.ts';
import { rangeRails } from '../parts/range-rail.styles.ts';
import { shareStrip } from '../parts/share-strip.ts';
import { audienceFitStyles } from './audience-fit-card.styles.ts';
import { FIT_BANDS } from './fit-bands.ts';
import { matchName, matchRows } from './match-rows.ts';

const CATALOGUE: Catalogue = { ...sharedText, ...cardText, ...fitText };
const BANDS = ['excellent', 'strong', 'fair', 'weak', 'poor'] as const;
const SHOWN = 5;

class AudienceFitCard extends CardDrawing<'audience_fit'> {
  protected emptyView(): EmptyView {
    const action = { label: this.text('fit_empty_action'), event: 'podflight-matches-requested' };
    return { words: this.text('fit_empty'), action };
  }

  protected view(data: CardData<'audience_fit'>): CardView {
    const { text, formats } = this;
    const { matches, bands } = data;
    const strong = (bands.excellent ?? 0) + (bands.strong ?? 0);
    const all = BANDS.reduce((sum, band) => sum + (bands[band] ?? 0), 0);
    const best = matches.find(({ eligible }) => eligible);
    const isOneAdvertiser = new Set(matches.map(({ advertiser_id }) => advertiser_id)).size < 2;
    return {
      figure: {
        value: formats.count(strong),
        unit: `${text('fit_unit', { count: strong })} ${text(isOneAdvertiser ? 'fit_of' : 'fit_of_pairs', { count: all })}`,
        ...(best ? { beside: text('fit_best', { score: Math.round(best.score) }) } : {}),
      },
      picture: html`<div class="stack">
        ${shareStrip(
          BANDS.map((band) => {
            const { word, ...look } = FIT_BANDS[band];
            return { ...look, label: text(word), count: bands[band] ?? 0 };
          }),
        )}
        ${matchRows({
          ...{ matches: matches.slice(0, SHOWN), isOneAdvertiser, text, formats },
          onOpen: ({ match_id, podcast_id, advertiser_id }) =>
            this.emit('podflight-match-opened', { match_id, podcast_id, advertiser_id }),
        })}
      </div>`,
      say: this.#say(data, isOneAdvertiser),
      table: this.#table(data, isOneAdvertiser),
    };
  }

  #say({ matches }: CardData<'audience_fit'>, isOneAdvertiser: boolean): CardView['say'] {
    const { text } = this;
    const best = matches.find(({ eligible }) => eligible);
    if (!best || best.score < 50) return { words: text('fit_say_none'), tone: 'warn' };
    const values = {
      ...{ podcast: matchName(best, isOneAdvertiser, text), score: Math.round(best.score) },
      ...{ low: Math.round(best.range_low), high: Math.round(best.range_high) },
    };
    return best.provisional
      ? { words: text('fit_say_provisional', values), tone: 'note' }
      : { words: text('fit_say_best', values), tone: 'good' };
  }

  #table({ matches }: CardData<'audience_fit'>, isOneAdvertiser: boolean): CardTable {
    const { text, formats } = this;
    const end = (label: string) => ({ label, end: true });
    return {
      caption: text('fit_list'),
      head: [
        { label: text('fit_col_show') },
        end(text('fit_col_score')),
        end(text('fit_col_low')),
        end(text('fit_col_high')),
        { label: text('fit_col_band') },
        end(text('fit_col_known')),
      ],
      rows: matches.map((match) => [
        matchName(match, isOneAdvertiser, text),
        numberCell(match.score, formats.count),
        numberCell(match.range_low, formats.count),
        numberCell(match.range_high, formats.count),
        match.eligible ? text(FIT_BANDS[match.band].word) : text('fit_not_eligible'),
        numberCell(match.coverage, formats.percent),
      ]),
    };
  }
}

/** What the card is drawn with. */
export const audienceFitPart: CardPart<'audience_fit'> = {
  text: CATALOGUE,
  sheets: [...CARD_SHEETS, cardParts, rangeRails, audienceFitStyles],
  draw: (element, hands) => new AudienceFitCard(element, hands),
};
