import { sql } from 'kysely';
import { newId, now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { orderIdList } from '../order/order-id-list.ts';
import { claimVanityLinks, type WantedLink } from '../vanity/claim-vanity-links.ts';
import { claimPromoCodes, type WantedCode } from './claim-promo-codes.ts';
import { claimSlots, type NewBooking } from './claim-slots.ts';
import { lockEpisodes } from './lock-episodes.ts';
import type { OpenOrder } from './open-orders.ts';
import type { KnownLine } from './read-lines.ts';
import { refuseCompetitors, type SponsoredLine } from './refuse-competitors.ts';
import { releaseLapsedHolds } from './release-lapsed-holds.ts';

/** Set when an order makes up for a booking. */
export type MakegoodOf = { makegood_of_id: string; makegood_reason: string };

/** Orders, and the lines of all of them as they were looked up, one after the other. */
export type Fillable = {
  opened: readonly OpenOrder[];
  known: readonly KnownLine[];
  makegood?: MakegoodOf | null;
};

/**
 * Books the lines of orders, in as many statements for a thousand orders as for one. Whatever two callers could
 * wait for one another for is taken for all of them at once, by the order of its keys. The outcome is that of
 * the orders one after the other.
 *
 * @throws SlotTaken, and PodflightErrors whose `errors` count the lines through all of the orders.
 */
export async function fillOrders(ctx: PodflightContext, db: TenantDb, orders: Fillable): Promise<void> {
  const episodes = orders.known.map(({ episode_id }) => episode_id);
  await lockEpisodes(ctx, db, episodes);
  await releaseLapsedHolds(ctx, db, episodes);
  const lines = newLines(ctx, orders);
  await refuseCompetitors(ctx, db, lines);
  await claimSlots(ctx, db, lines);
  await claimPromoCodes(ctx, db, lines);
  await claimVanityLinks(ctx, db, lines);
  await noteScheduled(
    ctx,
    db,
    orders.opened.map(({ insertion_order_id }) => insertion_order_id),
  );
}

type NewLine = NewBooking & SponsoredLine & WantedCode & WantedLink;

function newLines(ctx: PodflightContext, { opened, known, makegood }: Fillable): NewLine[] {
  const { makegood_of_id, makegood_reason } = makegood ?? { makegood_of_id: null, makegood_reason: null };
  const places = known.values();
  return opened.flatMap(({ insertion_order_id, wanted, deal }, turn) =>
    wanted.lines.flatMap((line, at) => {
      const place = places.next().value;
      if (!place) return [];
      return {
        ...line,
        ...place,
        io_id: newId(ctx),
        insertion_order_id,
        line_no: at + 1,
        turn,
        campaign_id: deal.campaign_id,
        time_zone: wanted.time_zone,
        currency: wanted.currency,
        hold_expires_at: wanted.hold_until,
        makegood_of_id,
        makegood_reason,
        deal,
        sponsor_id: deal.sponsor_id,
        separate: wanted.terms.competitive_separation === 'episode',
        advertiser: wanted.terms.brand ?? deal.sponsor_name ?? deal.name,
      };
    }),
  );
}

async function noteScheduled(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<void> {
  const types = await keyTypes(ctx, db);
  await sql`
    insert into ${podflightTable(ctx, 'io_status_history')} (tenant_id, io_id, seq, to_status, actor_id, changed_at)
    select b.tenant_id, b.io_id, 1, b.status, ${ctx.actor_id ?? null}::text, ${now(ctx).toISOString()}::timestamptz
    from ${podflightTable(ctx, 'io_bookings')} as b
    where b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
      and b.insertion_order_id in ${orderIdList(orderIds)}`.execute(db);
}
