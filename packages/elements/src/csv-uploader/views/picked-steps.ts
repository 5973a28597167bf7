import type { nothing, TemplateResult } from 'lit';
import { isRunning } from '../upload-state.ts';
import type { UploaderView } from '../uploader-view.ts';
import { doneView } from './done-view.ts';
import { progressView } from './progress-view.ts';
import { readyView } from './ready-view.ts';
import { stoppedView } from './stopped-view.ts';

/** What the uploader shows once a file was read. */
export function pickedSteps(view: UploaderView): TemplateResult | typeof nothing {
  const { step } = view.state;
  if (isRunning(view.state)) return progressView(view);
  if (step === 'done') return doneView(view);
  if (step === 'failed' || step === 'cancelled') return stoppedView(view);
  return readyView(view);
}
