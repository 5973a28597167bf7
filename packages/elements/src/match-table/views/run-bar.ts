import { html, nothing, type TemplateResult } from 'lit';
import { errorText } from '../../element/error-text.ts';
import type { Translate } from '../../text/translate.ts';
import { icon } from '../../theme/icons.ts';
import type { Recalculation } from '../recalculation.ts';

/** How far a recalculation is, or how it ended; with a way to stop it for who may. */
export function runBar(
  work: Recalculation,
  text: Translate,
  mayStop: boolean,
): TemplateResult | typeof nothing {
  const { state, run, error } = work;
  if (state === 'idle') return nothing;
  if (state === 'running') {
    const progress = run ? text('match_progress', { done: run.pairs_done, total: run.pairs_total }) : '';
    return html`<div class="run" part="progress">
      <progress
        aria-label=${text('match_running')}
        max=${run?.pairs_total || 1}
        value=${run?.pairs_done ?? nothing}
      ></progress>
      <span class="small">${text('match_running')} <span class="muted number">${progress}</span></span>
      ${
        mayStop
          ? html`<button class="button small" type="button" aria-disabled=${!run || work.stopping} @click=${() => work.stop()}>
              ${text(work.stopping ? 'match_stopping' : 'match_stop')}
            </button>`
          : nothing
      }
      ${work.complaint ? html`<span class="status bad small" role="alert">${icon('alert')} ${text('match_stop_failed', { reason: errorText(work.complaint, text) })}</span>` : nothing}
    </div>`;
  }
  const [tone, shape] = LOOKS[state];
  const reason = error ? errorText(error, text) : (run?.error_message ?? '');
  const words =
    state === 'failed'
      ? text('match_run_failed', { reason })
      : state === 'stopped'
        ? text('match_run_stopped')
        : doneWords(work, text);
  return html`<p class=${`status small run-end ${tone}`} role=${state === 'failed' ? 'alert' : nothing}>
    ${icon(shape)} ${words}
  </p>`;
}

const LOOKS = {
  done: ['good', 'check'],
  stopped: ['', 'minus'],
  failed: ['bad', 'cross'],
} as const;

/** What a recalculation came to. */
export function doneWords({ run }: Recalculation, text: Translate): string {
  return text('match_run_done', {
    ...{ total: run?.pairs_total ?? 0, new: run?.pairs_new ?? 0 },
    ...{ changed: run?.pairs_changed ?? 0, same: run?.pairs_unchanged ?? 0 },
  });
}
