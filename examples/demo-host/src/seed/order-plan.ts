import type { IoTerms } from '@podflight/core/io';
import { addDays, type Day, daysBetween } from './calendar.ts';
import type { PlannedEpisode, PlannedShow } from './planned-shows.ts';
import { type Random, random } from './random.ts';
import { signedOn } from './signed-on.ts';

/** A campaign of the platform that an order is written for. */
export type BookedCampaign = {
  campaign_id: string;
  podcast_id: string;
  sponsor_id: string;
  industry: string | null;
  status: string;
  start_date: Day;
  end_date: Day;
};

/** The spots that a show sells, by position. */
export type SoldUnits = Record<
  'pre' | 'mid' | 'post',
  { ad_unit_id: string; slots: number; rate_cpm_cents: number }
>;

/** An order as somebody wrote it on a day before the flight. */
export type OrderPlan = {
  campaign_id: string;
  written_on: Day;
  currency: string;
  terms: Partial<IoTerms>;
  lines: {
    ad_unit_id: string;
    episode_id: string | null;
    flight_start: Day;
    flight_end: Day;
    booked_impressions: number;
    booked_cpm_cents: number;
    promo_code: string | null;
  }[];
};

const FLIGHT_DAYS = 28;
/** How much of what an episode gets in its flight is sold: mostly less, now and then more than comes. */
const PROMISED = [0.78, 0.86, 0.92, 0.95, 1.04, 1.22] as const;

/**
 * Writes an order for each campaign: one or two spots in the episodes that come out while it runs, a slot
 * to one sponsor at a time and an episode to one of an industry.
 */
export function orderPlans(
  campaigns: readonly BookedCampaign[],
  shows: readonly PlannedShow[],
  units: ReadonlyMap<string, SoldUnits>,
  firstDay: Day,
): OrderPlan[] {
  const taken = new Map<string, number>();
  const industries = new Map<string, string>();
  return campaigns
    .toSorted((a, b) => (a.start_date < b.start_date ? -1 : 1))
    .flatMap((campaign) => {
      const show = shows.find(({ podcast_id }) => podcast_id === campaign.podcast_id);
      const sold = units.get(campaign.podcast_id);
      if (!show || !sold) return [];
      const draw = random(`order ${campaign.campaign_id}`);
      const lines = episodesOf(show, campaign)
        .filter(({ episode_id }) => {
          const mine = industries.get(episode_id) ?? campaign.industry;
          return mine !== campaign.industry || mine === null || !industries.has(episode_id);
        })
        .slice(0, draw.int(1, 3))
        .flatMap((episode) => {
          const position = draw.pick(['mid', 'mid', 'pre', 'post'] as const);
          const unit = sold[position];
          const key = `${unit.ad_unit_id}/${episode.episode_id}`;
          const before = taken.get(key) ?? 0;
          if (before >= unit.slots) return [];
          taken.set(key, before + 1);
          if (campaign.industry) industries.set(episode.episode_id, campaign.industry);
          return [line(draw, show, episode, unit, firstDay)];
        });
      const [first] = lines;
      if (!first) return [];
      const written_on = signedOn(campaign, firstDay);
      return [{ campaign_id: campaign.campaign_id, written_on, currency: 'EUR', terms: {}, lines }];
    });
}

function episodesOf(show: PlannedShow, { start_date, end_date }: BookedCampaign): PlannedEpisode[] {
  return show.episodes.filter(({ published }) => published >= start_date && published <= end_date);
}

function line(
  draw: Random,
  { plan }: PlannedShow,
  { episode_id, published, appeal }: PlannedEpisode,
  unit: { ad_unit_id: string; rate_cpm_cents: number },
  firstDay: Day,
): OrderPlan['lines'][number] {
  const yearsIn = daysBetween(addDays(firstDay, -365), published) / 365;
  const expected = plan.audience * (1 + plan.growth) ** yearsIn * Math.min(1.1, appeal);
  return {
    ad_unit_id: unit.ad_unit_id,
    episode_id,
    flight_start: published,
    flight_end: addDays(published, FLIGHT_DAYS - 1),
    booked_impressions: Math.round((expected * draw.pick(PROMISED)) / 100) * 100,
    booked_cpm_cents: Math.round((unit.rate_cpm_cents * draw.around(0.06)) / 50) * 50,
    promo_code: null,
  };
}
