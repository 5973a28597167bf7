import { median } from '../../delivery/median.ts';
import {
  type DealStage,
  type LossReason,
  lossReason,
  OPEN_STAGES,
  stageVelocity,
  winRate,
} from '../../pipeline/index.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { askedDays } from '../booking-filter.ts';
import type { CardParams } from '../card-params.ts';
import { type CardQuery, type Found, foundCard } from '../found-card.ts';
import { askedMonths } from '../month-range.ts';
import { type ClosedDealRow, readClosedDeals } from './read-closed-deals.ts';
import type { WinLossCard, WinLossData } from './win-loss-data.ts';

const DEFAULT_RANGE = { before: 364, after: 0 };

/**
 * Deals that closed in a period, a year up to today by default: how many were won, why others were lost, how long they
 * took, and how far they got.
 *
 * @throws PodflightError `request.invalid`.
 * @example
 * const { data } = await winLossCard(ctx, { from: '2026-01-01', to: '2026-03-31' })
 * data?.win_rate // 0.4, with low 0.246 and high 0.577 of 30 deals
 */
export function winLossCard(ctx: PodflightContext, params: CardParams = {}): Promise<WinLossCard> {
  return foundCard(ctx, 'win_loss', params, found);
}

async function found(query: CardQuery): Promise<Found<WinLossData>> {
  const { asked, today } = query;
  const period = askedDays(asked, today, DEFAULT_RANGE);
  const deals = await readClosedDeals(query, period);
  const computed_from = { deals: { rows: deals.length } };
  if (deals.length === 0) {
    return { data: null, reasons: [{ code: 'nothing_closed' }], data_through: null, computed_from };
  }
  const rate = winRate(deals);
  const velocity = stageVelocity(
    deals.flatMap(({ moves }) => moves),
    [],
  );
  const { months } = askedMonths({ ...asked, ...period }, today, { before: 0, after: 0 });
  const journeys = deals.map((deal) => ({ won: deal.stage === 'won', seen: stagesOf(deal) }));
  return {
    data: {
      period,
      won: rate.won,
      lost: rate.lost,
      win_rate: rate.rate.value,
      low: rate.interval?.low ?? null,
      high: rate.interval?.high ?? null,
      value: rate.values.map(({ rate: ofValue, ...amounts }) => ({ ...amounts, win_rate: ofValue.value })),
      loss_reasons: lossReasons(deals.filter(({ stage }) => stage === 'lost')),
      median_cycle_days: median(deals.flatMap(({ cycle_days }) => cycle_days ?? [])),
      stages: velocity.map(({ stage, median_days }) => {
        const entered = journeys.filter(({ seen }) => seen.has(stage));
        return {
          stage,
          entered: entered.length,
          advanced: entered.filter((journey) => gotPast(journey, stage)).length,
          median_days: median_days.value,
        };
      }),
      months: months.map((month) => {
        const closed = deals.filter(({ closed_month }) => closed_month === month);
        const won = closed.filter(({ stage }) => stage === 'won').length;
        return { month, won, lost: closed.length - won };
      }),
    },
    reasons: [],
    data_through: null,
    computed_from: {
      ...computed_from,
      moves: { rows: deals.reduce((sum, { moves }) => sum + moves.length, 0) },
    },
  };
}

function lossReasons(lost: readonly ClosedDealRow[]): WinLossData['loss_reasons'] {
  const reasons = [...new Set(lost.map(({ loss_reason }) => loss_reason))];
  return reasons
    .map((reason) => {
      const of = lost.filter(({ loss_reason }) => loss_reason === reason);
      const currencies = [...new Set(of.map(({ currency }) => currency))].sort();
      return {
        reason: reasonOf(reason),
        count: of.length,
        amounts: currencies.map((currency) => ({
          currency,
          amount_cents: of.reduce(
            (sum, deal) => sum + (deal.currency === currency ? (deal.amount_cents ?? 0) : 0),
            0,
          ),
        })),
      };
    })
    .sort((a, b) => b.count - a.count || ((a.reason ?? '') < (b.reason ?? '') ? -1 : 1));
}

function reasonOf(text: string | null): LossReason | null {
  return text === null ? null : lossReason.parse(text);
}

function stagesOf({ moves }: ClosedDealRow): Set<DealStage> {
  return new Set(moves.flatMap(({ from_stage, to_stage }) => [from_stage, to_stage]));
}

/** Won, or seen in a later stage. */
function gotPast(
  { won, seen }: { won: boolean; seen: ReadonlySet<DealStage> },
  stage: (typeof OPEN_STAGES)[number],
): boolean {
  return won || OPEN_STAGES.slice(OPEN_STAGES.indexOf(stage) + 1).some((later) => seen.has(later));
}
