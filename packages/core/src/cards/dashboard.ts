import { PodflightError } from '../shared/podflight-error.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { audienceFitCard } from './advertiser/audience-fit.ts';
import { inventoryCalendarCard } from './advertiser/inventory-calendar.ts';
import { projectedCpmCard } from './advertiser/projected-cpm.ts';
import type { Card, CardName } from './card.ts';
import type { CardParams } from './card-params.ts';
import { flightCards } from './creator/flight-cards.ts';
import { makegoodsPendingCard } from './creator/makegoods-pending.ts';
import { pacingCard } from './creator/pacing.ts';
import { type SponsorRevenueOptions, sponsorRevenueCard } from './creator/sponsor-revenue.ts';
import type { AdvertiserDashboard, CreatorDashboard, OpsDashboard } from './dashboards.ts';
import { etlHealthCard } from './ops/etl-health.ts';
import type { FreshnessLimits } from './ops/health-score.ts';
import { type PipelineForecastOptions, pipelineForecastCard } from './ops/pipeline-forecast.ts';
import { winLossCard } from './ops/win-loss.ts';

/** What a host may set of its cards. */
export type CardOptions = SponsorRevenueOptions &
  PipelineForecastOptions & {
    /** When numbers count as late. */
    freshness?: FreshnessLimits;
    /** Hears why a card of a dashboard failed; nothing of it is in the answer. @defaultValue nobody */
    onError?: (error: unknown, card: CardName) => void;
  };

/** The nine cards by name. */
export const cardFunctions: {
  readonly [K in CardName]: (
    ctx: PodflightContext,
    params?: CardParams,
    options?: CardOptions,
  ) => Promise<Card<K, unknown>>;
} = {
  pacing: pacingCard,
  sponsor_revenue: sponsorRevenueCard,
  makegoods_pending: makegoodsPendingCard,
  audience_fit: audienceFitCard,
  projected_cpm: projectedCpmCard,
  inventory_calendar: inventoryCalendarCard,
  pipeline_forecast: pipelineForecastCard,
  win_loss: winLossCard,
  etl_health: etlHealthCard,
};

/**
 * All cards of a creator at once; one that fails is in state `error`, and the others are there.
 *
 * @throws PodflightError `request.invalid` for parameters that are none.
 * @example
 * const { cards } = await creatorCards(ctx, { podcast_id })
 */
export async function creatorCards(
  ctx: PodflightContext,
  params: CardParams = {},
  options: CardOptions = {},
): Promise<CreatorDashboard> {
  const judged = flightCards(ctx, params, options);
  const [pacing, sponsor_revenue, makegoods_pending] = await Promise.all([
    alone(ctx, 'pacing', options, judged.pacing),
    alone(ctx, 'sponsor_revenue', options, judged.sponsor_revenue),
    alone(ctx, 'makegoods_pending', options, makegoodsPendingCard(ctx, params)),
  ]);
  return {
    persona: 'creator',
    cards: { pacing, sponsor_revenue, makegoods_pending },
    computed_at: now(ctx).toISOString(),
  };
}

/** All cards of an advertiser at once, like {@link creatorCards}. */
export async function advertiserCards(
  ctx: PodflightContext,
  params: CardParams = {},
  options: CardOptions = {},
): Promise<AdvertiserDashboard> {
  const other = async () => ({
    inventory_calendar: await alone(ctx, 'inventory_calendar', options, inventoryCalendarCard(ctx, params)),
    audience_fit: await alone(ctx, 'audience_fit', options, audienceFitCard(ctx, params)),
  });
  const [projected_cpm, { inventory_calendar, audience_fit }] = await Promise.all([
    alone(ctx, 'projected_cpm', options, projectedCpmCard(ctx, params, options)),
    other(),
  ]);
  return {
    persona: 'advertiser',
    cards: { audience_fit, projected_cpm, inventory_calendar },
    computed_at: now(ctx).toISOString(),
  };
}

/** All cards of ad operations at once, like {@link creatorCards}. */
export async function opsCards(
  ctx: PodflightContext,
  params: CardParams = {},
  options: CardOptions = {},
): Promise<OpsDashboard> {
  // The two quick ones after one another: beside the slow one they would only take a connection and its processor.
  const quick = async () => ({
    win_loss: await alone(ctx, 'win_loss', options, winLossCard(ctx, params)),
    etl_health: await alone(ctx, 'etl_health', options, etlHealthCard(ctx, params, options)),
  });
  const [pipeline_forecast, { win_loss, etl_health }] = await Promise.all([
    alone(ctx, 'pipeline_forecast', options, pipelineForecastCard(ctx, params, options)),
    quick(),
  ]);
  return {
    persona: 'ops',
    cards: { pipeline_forecast, win_loss, etl_health },
    computed_at: now(ctx).toISOString(),
  };
}

/** A card that failed says so and no more. What the caller asked wrongly is an error of the whole request. */
async function alone<K extends CardName, D>(
  ctx: PodflightContext,
  card: K,
  { onError }: CardOptions,
  asked: Promise<Card<K, D>>,
): Promise<Card<K, D>> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof PodflightError && error.status < 500) throw error;
    onError?.(error, card);
    const known = error instanceof PodflightError;
    return {
      card,
      state: 'error',
      reasons: [],
      data_through: null,
      computed_at: now(ctx).toISOString(),
      computed_from: {},
      data: null,
      error: known
        ? { code: error.code, message: error.message }
        : { code: 'card.failed', message: 'This card could not be computed. Try again.' },
    };
  }
}
