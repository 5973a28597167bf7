import type { FlightOutlook } from '../../io/outlook/flight-outlook.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import type { CardParams } from '../card-params.ts';
import { pacingCardOf, pacingSelection } from './pacing.ts';
import type { PacingCard } from './pacing-data.ts';
import { type SponsorRevenueOptions, sponsorRevenueCardWith } from './sponsor-revenue.ts';
import type { SponsorRevenueCard } from './sponsor-revenue-data.ts';

/**
 * The two cards that judge running flights, of one reading: revenue reads for both, and pacing waits for it without a
 * connection. Where revenue fails before that, pacing reads on its own.
 */
export function flightCards(
  ctx: PodflightContext,
  params: CardParams,
  options: SponsorRevenueOptions,
): { pacing: Promise<PacingCard>; sponsor_revenue: Promise<SponsorRevenueCard> } {
  let give: (flights: readonly FlightOutlook[] | null) => void = () => undefined;
  const read = new Promise<readonly FlightOutlook[] | null>((resolve) => {
    give = resolve;
  });
  const sponsor_revenue = sponsorRevenueCardWith(ctx, params, options, {
    selectionOf: pacingSelection,
    give,
  });
  sponsor_revenue.catch(() => give(null));
  return { pacing: read.then((flights) => pacingCardOf(ctx, params, options, flights)), sponsor_revenue };
}
