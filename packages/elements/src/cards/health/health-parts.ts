import { html, nothing, type TemplateResult } from 'lit';
import type { CardFormats } from '../../format/card-formats.ts';
import type { MessageKey } from '../../text/english.ts';
import type { Translate } from '../../text/translate.ts';
import { type IconName, icon } from '../../theme/icons.ts';
import type { Tone } from '../frame/card-view.ts';
import type { Health, HealthStatus } from './health-data.ts';
import { HEALTH_PARTS, type HealthPart, partShare, partStatus } from './health-sentence.ts';

/** Shape, word and tone of a status. */
export const HEALTH_LOOK: Record<HealthStatus, { icon: IconName; word: MessageKey; tone: Tone }> = {
  pass: { icon: 'check', word: 'health_pass', tone: 'good' },
  warn: { icon: 'alert', word: 'health_warn', tone: 'warn' },
  error: { icon: 'cross', word: 'health_error', tone: 'bad' },
  never: { icon: 'waiting', word: 'health_never', tone: '' },
};

/** The four parts of the score, each with its share and how it stands. */
export function healthParts(health: Health, text: Translate, formats: CardFormats): TemplateResult {
  return html`<dl class="parts" part="parts">
    ${HEALTH_PARTS.map((part) => partView(health, part, text, formats))}
  </dl>`;
}

function partView(health: Health, part: HealthPart, text: Translate, formats: CardFormats): TemplateResult {
  const status = partStatus(health, part);
  const look = HEALTH_LOOK[status];
  const share = partShare(health, part);
  return html`<div>
    <dt>${text(`health_part_${part}`)}</dt>
    <dd>
      ${
        share === null
          ? html`<span class="muted">${text('health_part_unknown')}</span>`
          : html`<span class="number strong">${formats.percent(share)}</span>
              <span class=${`status ${look.tone}`}>${icon(look.icon)}<span class="only-read">${text(look.word)}</span></span>`
      }
    </dd>
  </div>`;
}

/** The sources, when there is more than one: how far each one's numbers reach. */
export function healthSources(health: Health, text: Translate, formats: CardFormats) {
  if (health.sources.length < 2) return nothing;
  return html`<details class="sources">
    <summary>${text('health_sources')}</summary>
    <table class="compact">
      <thead>
        <tr>
          <th scope="col">${text('health_source')}</th>
          <th scope="col" class="end">${text('health_source_through')}</th>
        </tr>
      </thead>
      <tbody>
        ${health.sources.map((source) => {
          const look = HEALTH_LOOK[source.status];
          return html`<tr>
            <td>
              <span class=${`status ${look.tone}`}>${icon(look.icon)}<span class="only-read">${text(look.word)}</span></span>
              ${source.source}
            </td>
            <td class="end">${source.data_through ? formats.day(source.data_through) : text('health_part_unknown')}</td>
          </tr>`;
        })}
      </tbody>
    </table>
  </details>`;
}
