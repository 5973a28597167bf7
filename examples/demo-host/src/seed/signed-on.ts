import { addDays, type Day } from './calendar.ts';
import { random } from './random.ts';

/** The day that a campaign was signed: its order was written in the morning, and its deal won by it. */
export function signedOn(
  { campaign_id, start_date }: { campaign_id: string; start_date: Day | null },
  firstDay: Day,
): Day {
  const draw = random(`signed ${campaign_id}`);
  const signed = addDays(start_date ?? firstDay, -draw.int(8, 30));
  return signed < firstDay ? signed : addDays(firstDay, -draw.int(1, 6));
}
