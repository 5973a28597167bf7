import { dayIn } from '../delivery/index.ts';
import { parsedInput } from '../shared/parsed-input.ts';
import { now, type PodflightContext } from '../tenancy/context.ts';
import { type TenantDb, withTenantSnapshot } from '../tenancy/with-tenant.ts';
import type { Card, CardName, CardReason, CardState } from './card.ts';
import { type AskedCard, type CardParams, cardParams } from './card-params.ts';
import { freshnessStatus, lagDays } from './ops/health-score.ts';

/** What a card found: its data, or nothing with the reason why. */
export type Found<D> = {
  data: D | null;
  reasons: CardReason[];
  data_through: string | null;
  computed_from: Record<string, { rows: number }>;
};

/** What every card's query is given. */
export type CardQuery = { ctx: PodflightContext; db: TenantDb; asked: AskedCard; today: string };

/**
 * Asks one card: reads its parameters, runs its queries over one snapshot of the tenant's data, on the replica when
 * there is one, and says in what state the answer is.
 *
 * @throws PodflightError `request.invalid`, `delivery.time_zone_unknown`.
 */
export async function foundCard<K extends CardName, D>(
  ctx: PodflightContext,
  card: K,
  params: CardParams,
  query: (query: CardQuery) => Promise<Found<D>>,
): Promise<Card<K, D>> {
  const asked = parsedInput(cardParams, params);
  const today = dayIn(now(ctx), asked.time_zone);
  const reader = ctx.readDb ? { ...ctx, db: ctx.readDb } : ctx;
  const found = await withTenantSnapshot(reader, (db) => query({ ctx: reader, db, asked, today }));
  const reasons =
    found.data === null ? found.reasons : [...found.reasons, ...lateReasons(found.data_through, today)];
  return {
    card,
    state: stateOf(found.data, reasons),
    reasons,
    data_through: found.data_through,
    computed_at: now(ctx).toISOString(),
    computed_from: found.computed_from,
    data: found.data,
  };
}

function lateReasons(data_through: string | null, today: string): CardReason[] {
  if (data_through === null) return [];
  const lag_days = lagDays(data_through, today);
  return freshnessStatus(lag_days) === 'pass' ? [] : [{ code: 'data_late', params: { lag_days } }];
}

function stateOf(data: unknown, reasons: readonly CardReason[]): CardState {
  if (data === null) return 'empty';
  if (reasons.some(({ code }) => code === 'data_late')) return 'stale';
  return reasons.length > 0 ? 'partial' : 'ok';
}

/** One reason with its count; none when it counts nothing. */
export function counted(
  code: CardReason['code'],
  count: number,
  more: Record<string, number> = {},
): CardReason[] {
  return count > 0 ? [{ code, params: { count, ...more } }] : [];
}
