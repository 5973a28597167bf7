import type { TemplateResult } from 'lit';
import type { Step } from './io-draft.ts';
import { adUnitStep } from './steps/ad-unit-step.ts';
import { episodeStep } from './steps/episode-step.ts';
import { flightStep } from './steps/flight-step.ts';
import { priceStep } from './steps/price-step.ts';
import { reviewStep } from './steps/review-step.ts';
import type { WizardView } from './wizard-view.ts';

export { ioStepsText } from '../text/english-io-steps.ts';
export { Booking } from './booking.ts';
export { PromoCodes } from './promo-codes.ts';
export { wizardLineStyles } from './styles/line.styles.ts';
export { bookedView } from './views/booked-view.ts';

/** What is needed only once a deal is chosen. */
export function laterStep(step: Exclude<Step, 'deal'>, view: WizardView): TemplateResult {
  if (step === 'ad_units') return adUnitStep(view);
  if (step === 'episodes') return episodeStep(view);
  if (step === 'flight') return flightStep(view);
  return step === 'price' ? priceStep(view) : reviewStep(view);
}
