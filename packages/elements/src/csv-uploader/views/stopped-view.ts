import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../theme/icons.ts';
import type { UploaderView } from '../uploader-view.ts';
import { fileBar } from './file-bar.ts';
import { goodRowsButton } from './good-rows-button.ts';
import { reportProblems } from './report-problems.ts';

/** Codes after which the same file may well go through: nothing is wrong with it. */
const WORTH_RETRYING = ['network', 'unexpected_answer', 'interrupted', 'etl.import_in_progress'];

/** An import that failed or was cancelled: what happened, what was kept, what to do. */
export function stoppedView(view: UploaderView): TemplateResult {
  const { state, text } = view;
  const cancelled = state.step === 'cancelled';
  const tone = cancelled ? 'note' : 'bad';
  return html`<div class="result" part="result">
    ${fileBar(view, false)}
    <div class=${`notice ${tone}`} tabindex="-1" data-focus>
      ${icon(cancelled ? 'minus' : 'cross')}
      <div>
        <p class="strong">${titleOf(view)}</p>
        ${sentencesOf(view).map((sentence) => html`<p>${sentence}</p>`)}
      </div>
    </div>
    ${state.report ? reportProblems(view, state.report) : nothing}
    <div class="actions">
      ${
        isWorthRetrying(view)
          ? html`<button class="button primary" type="button" @click=${() => retry(view)}>${text('retry')}</button>`
          : html`<button class="button primary" type="button" @click=${view.choose}>
              ${text('uploader_change')}
            </button>`
      }
      ${goodRowsButton(view, state.report)}
      ${
        state.preview
          ? html`<button class="button" type="button" @click=${() => view.dispatch({ type: 'back' })}>
              ${text('uploader_back')}
            </button>`
          : nothing
      }
    </div>
  </div>`;
}

function retry(view: UploaderView): void {
  if (view.state.dry_run) view.check();
  else view.importNow(false);
}

function isWorthRetrying({ state }: UploaderView): boolean {
  const code = state.failure?.code ?? state.report?.error_code ?? '';
  return state.preview !== null && WORTH_RETRYING.includes(code);
}

function titleOf({ state, text }: UploaderView): string {
  if (state.step === 'cancelled') return text('uploader_cancelled_title');
  const kept = state.report && !state.report.dry_run ? state.report.records_imported : 0;
  const unknown = state.failure?.code === 'network' || state.failure?.code === 'unexpected_answer';
  return text(kept > 0 || unknown ? 'uploader_failed_kept_title' : 'uploader_failed_title');
}

function sentencesOf({ state, text }: UploaderView): string[] {
  if (state.step === 'cancelled') {
    return [
      state.stored_rows > 0
        ? text('uploader_cancelled_kept', { count: state.stored_rows })
        : text('uploader_cancelled'),
    ];
  }
  const { report, failure } = state;
  const sentences = [failure?.message ?? report?.error_message ?? text('uploader_failed_problem')];
  if (!report) return sentences;
  if (report.records_imported > 0)
    sentences.push(text('uploader_failed_kept', { count: report.records_imported }));
  if (report.errors.some((problem) => problem.line !== null)) sentences.push(text('uploader_failed_fix'));
  return sentences;
}
