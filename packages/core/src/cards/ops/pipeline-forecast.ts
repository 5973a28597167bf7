import { type MonthCents, mediaForecast } from '../../delivery/index.ts';
import { spreadEvenly } from '../../delivery/media-forecast.ts';
import type { OutlookOptions } from '../../io/outlook/flight-outlook.ts';
import { weightedCents } from '../../pipeline/deal-amount.ts';
import { isOpen } from '../../pipeline/deal-stage.ts';
import {
  coverage,
  isRotting,
  learnedProbabilities,
  OPEN_STAGES,
  type PipelineOptions,
  pipelineSettings,
  stageOutcomes,
  weightedForecast,
} from '../../pipeline/index.ts';
import { grouped } from '../../shared/grouped.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { bookingsOf } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, counted, type Found, foundCard } from '../found-card.ts';
import { askedMonths } from '../month-range.ts';
import { readRevenue } from '../revenue/read-revenue.ts';
import { soon } from '../soon.ts';
import type { PipelineForecastCard, PipelineForecastData } from './pipeline-forecast-data.ts';
import { type ForecastDealRow, readClosedMoves, readForecastDeals } from './read-forecast-deals.ts';

/** Whole months: this one, two before and five to come. */
const DEFAULT_MONTHS = { before: 2, after: 5 };

export type PipelineForecastOptions = OutlookOptions & {
  /** As the deal board has them, so that both say the same. */
  pipeline?: PipelineOptions;
  /** Learn the stages' probabilities from how deals ended, instead of those set. @defaultValue false */
  learn_probabilities?: boolean;
  /** What is to be won in the range, in minor units by currency. @defaultValue none */
  targets_cents?: Readonly<Record<string, number>>;
};

type Currency = PipelineForecastData['currencies'][number];
type Money = { currency: string; earned: MonthCents[]; booked: MonthCents[] };

/**
 * What open deals are likely to bring, and what each month is to bring in all: earned so far, booked and likely, and
 * from open deals by the days of their flights, not by the day on which they close. One forecast for each currency.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await pipelineForecastCard(ctx, { from: '2026-10-01', to: '2026-12-31' })
 */
export function pipelineForecastCard(
  ctx: PodflightContext,
  params: CardParams = {},
  options: PipelineForecastOptions = {},
): Promise<PipelineForecastCard> {
  return foundCard(ctx, 'pipeline_forecast', params, (query) => found(query, options));
}

async function found(
  query: CardQuery,
  options: PipelineForecastOptions,
): Promise<Found<PipelineForecastData>> {
  const { ctx, db, asked, today } = query;
  const range = askedMonths(asked, today, DEFAULT_MONTHS);
  const pipeline = options.learn_probabilities
    ? {
        ...options.pipeline,
        probabilities: learnedProbabilities(stageOutcomes(await readClosedMoves(query))),
      }
    : (options.pipeline ?? {});
  const deals = await readForecastDeals(query, range, pipeline);
  const where = await bookingsOf(ctx, db, asked, range);
  // What is known of deals is reckoned while the database reads flights; and whatever fails, no query is left under way.
  const reading = readRevenue(query, where, range, options);
  const reckoning = soon(() => forecastsByCurrency(deals, pipeline, now(ctx)));
  await Promise.allSettled([reading, reckoning]);
  const [{ open, settled }, forecasts] = [await reading, await reckoning];
  const money: Money[] = [
    ...settled.revenue.map(({ currency, month, earned_cents }) => ({
      currency,
      earned: [{ month, cents: earned_cents }],
      booked: [],
    })),
    ...open.lines,
  ];
  const computed_from = {
    deals: { rows: deals.length },
    bookings: { rows: settled.lines + open.lines.length },
  };
  if (deals.length === 0 && money.length === 0) {
    return { data: null, reasons: [{ code: 'no_deals' }], data_through: null, computed_from };
  }
  const currencies = [...new Set([...deals, ...money].map(({ currency }) => currency))].sort();
  return {
    data: {
      currencies: currencies.map((currency) => {
        const { spread, ...forecast } = forecasts.get(currency) ?? dealsForecast([], pipeline, now(ctx));
        const { weighted_cents, won_cents } = forecast;
        const target_cents = options.targets_cents?.[currency] ?? null;
        const ofCurrency = money.filter((one) => one.currency === currency);
        return {
          currency,
          ...forecast,
          target_cents,
          coverage:
            target_cents === null ? null : coverage({ weighted_cents, target_cents, won_cents }).value,
          by_month: mediaForecast(range.months, {
            earned: ofCurrency.flatMap(({ earned }) => earned),
            booked: ofCurrency.flatMap(({ booked }) => booked),
            pipeline: spread,
          }),
        };
      }),
      probabilities: options.learn_probabilities ? 'learned' : 'set',
    },
    reasons: [
      ...counted(
        'without_amount',
        deals.filter(({ stage, amount_cents }) => isOpen(stage) && amount_cents === null).length,
      ),
      ...counted('without_price', open.without_price),
      ...(open.left_out ? counted('too_many', open.lines.length) : []),
    ],
    data_through: open.data_through,
    computed_from,
  };
}

/** What open and won deals of one currency come to, and the cents of their months. */
type DealsForecast = Omit<Currency, 'currency' | 'target_cents' | 'coverage' | 'by_month'> & {
  spread: MonthCents[];
};

function forecastsByCurrency(
  deals: readonly ForecastDealRow[],
  pipeline: PipelineOptions,
  at: Date,
): Map<string, DealsForecast> {
  const byCurrency = grouped(deals, ({ currency }) => currency);
  return new Map([...byCurrency].map(([currency, of]) => [currency, dealsForecast(of, pipeline, at)]));
}

function dealsForecast(
  deals: readonly ForecastDealRow[],
  pipeline: PipelineOptions,
  at: Date,
): DealsForecast {
  const [forecast] = weightedForecast(deals);
  const open = deals.filter(({ stage }) => isOpen(stage));
  const { probabilities } = pipelineSettings(pipeline);
  return {
    weighted_cents: forecast?.open.weighted_cents ?? 0,
    unweighted_cents: forecast?.open.amount_cents ?? 0,
    won_cents: forecast?.won.amount_cents ?? 0,
    won_count: forecast?.won.count ?? 0,
    by_stage: OPEN_STAGES.map((stage) => ({
      stage,
      probability: probabilities[stage],
      ...sumOf(open.filter((deal) => deal.stage === stage)),
    })),
    undated: sumOf(open.filter((deal) => !hasDays(deal))),
    without_amount: forecast?.without_amount ?? 0,
    rotting_count: deals.filter((deal) => isRotting(deal, at, pipeline)).length,
    spread: open.filter(hasDays).flatMap(spreadDeal),
  };
}

type Dated = ForecastDealRow & { starts_on: string; ends_on: string };

/** A flight whose end comes before its start, or that is longer than ten years, has no days to spread over. */
function hasDays(deal: ForecastDealRow): deal is Dated {
  const { starts_on, ends_on } = deal;
  if (starts_on === null || ends_on === null || ends_on < starts_on) return false;
  return Date.parse(ends_on) - Date.parse(starts_on) < 3660 * 86_400_000;
}

function spreadDeal({ amount_cents, probability, starts_on, ends_on }: Dated): MonthCents[] {
  const cents = Math.max(0, weightedCents(amount_cents ?? 0, probability));
  return spreadEvenly(cents, starts_on, ends_on);
}

function sumOf(deals: readonly ForecastDealRow[]) {
  const [sum] = weightedForecast(deals);
  return sum?.open ?? { count: 0, amount_cents: 0, weighted_cents: 0 };
}
