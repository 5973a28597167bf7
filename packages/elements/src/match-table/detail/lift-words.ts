import type { SignalEvidence } from '../../api/match-contract.ts';
import { cardFormats } from '../../format/card-formats.ts';
import type { Formats } from '../../format/formats.ts';
import type { Translate } from '../../text/translate.ts';

type Lift = Exclude<SignalEvidence['lift'], { missing: string } | { source: 'host' }>;

/** What campaigns here have sold, against elsewhere. */
export function liftWords({ methods, io_ids }: Lift, text: Translate, formats: Formats): string[] {
  const said = methods.map(({ method, conversions, impressions, ratio, baseline }) =>
    text(`match_ev_lift_${method}`, {
      ...{ count: conversions, impressions, ratio: cardFormats(formats).ratio(ratio) },
      baseline: text(`match_ev_baseline_${baseline}`),
    }),
  );
  const young = methods.find(({ impressions, mature_impressions }) => mature_impressions < impressions);
  return [
    ...said,
    ...(young ? [text('match_ev_lift_young', { impressions: Math.round(young.mature_impressions) })] : []),
    text('match_ev_bookings', { count: io_ids.length }),
  ];
}
