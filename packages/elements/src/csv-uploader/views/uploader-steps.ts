import { html, nothing, type TemplateResult } from 'lit';
import { skeletonView } from '../../element/state-views.ts';
import { icon } from '../../theme/icons.ts';
import { isRunning } from '../upload-state.ts';
import type { UploaderView } from '../uploader-view.ts';
import { doneView } from './done-view.ts';
import { dropZone } from './drop-zone.ts';
import { progressView } from './progress-view.ts';
import { readyView } from './ready-view.ts';
import { stoppedView } from './stopped-view.ts';

/** What the uploader shows at its step, and a complaint below it. */
export function uploaderSteps(view: UploaderView): TemplateResult {
  return html`${stepView(view)}
  ${
    view.complaint
      ? html`<p class="status bad complaint" role="alert">${icon('alert')} ${view.complaint}</p>`
      : nothing
  }`;
}

function stepView(view: UploaderView): TemplateResult | typeof nothing {
  const { step } = view.state;
  if (step === 'idle') return dropZone(view);
  if (step === 'reading') return skeletonView(['half', 'tall'], view.text);
  if (isRunning(view.state)) return progressView(view);
  if (step === 'done') return doneView(view);
  if (step === 'failed' || step === 'cancelled') return stoppedView(view);
  return readyView(view);
}
