import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';
import type { Io } from '../io.ts';
import { ioParties } from '../io-parties.ts';
import { readIos } from '../io-row.ts';
import { ioTerms } from '../io-terms.ts';
import { lineCost } from '../line-cost.ts';
import type { DocumentSource } from './build-document.ts';
import { orderIdList } from './order-id-list.ts';

type OrderRow = Omit<DocumentSource, 'terms' | 'parties' | 'lines' | 'issued_at'> & {
  terms: unknown;
  parties: unknown;
};

/** What the documents of orders are made of, as the database has it now. */
export async function readDocumentSources(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<DocumentSource[]> {
  const types = await keyTypes(ctx, db);
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const { rows } = await sql<OrderRow>`
    select o.insertion_order_id::text as insertion_order_id, o.io_number, o.revision, o.currency::text as currency,
      o.time_zone, o.terms, o.parties, o.campaign_id::text as campaign_id,
      ${campaigns.column('name', 'c')} as campaign_name,
      coalesce(${sponsors.column('company', 's')}, ${sponsors.column('name', 's')}) as sponsor_name
    from ${podflightTable(ctx, 'insertion_orders')} as o
    join ${campaigns.table} as c
      on ${campaigns.column('campaign_id', 'c')} = o.campaign_id and ${campaigns.column('tenant_id', 'c')} = ${tenant}
    left join ${sponsors.table} as s
      on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
     and ${sponsors.column('tenant_id', 's')} = ${tenant}
    where o.tenant_id = ${tenant} and o.insertion_order_id in ${orderIdList(orderIds)}`.execute(db);
  const lines = await readDocumentLines(ctx, db, orderIds);
  return rows.map((order) => ({
    ...order,
    issued_at: now(ctx).toISOString(),
    terms: ioTerms.parse(order.terms),
    parties: ioParties.parse(order.parties),
    lines: lines.get(order.insertion_order_id) ?? [],
  }));
}

type LineExtras = {
  io_id: string;
  delivery: 'embedded' | 'dynamic' | null;
  duration_seconds: number | null;
  episode_publish_date: string | null;
  of_io_number: string | null;
  of_line_no: number | null;
  of_impressions: number | null;
  of_cpm_cents: number | null;
};
type DocumentLines = DocumentSource['lines'][number][];

async function readDocumentLines(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<Map<string, DocumentLines>> {
  const ios = await readIos(ctx, db, {
    where: sql`b.insertion_order_id in ${orderIdList(orderIds)}`,
    orderBy: sql`b.line_no, b.io_id`,
  });
  const extras = await readLineExtras(ctx, db, orderIds);
  const linesOf = new Map<string, DocumentLines>();
  for (const io of ios) {
    const order = io.insertion_order_id ?? '';
    const lines = linesOf.get(order) ?? [];
    lines.push(documentLine(io, extras.get(io.io_id)));
    linesOf.set(order, lines);
  }
  return linesOf;
}

function documentLine(io: Io, extra: LineExtras | undefined): DocumentLines[number] {
  return {
    line_no: io.line_no,
    io_id: io.io_id,
    podcast_id: io.podcast_id,
    podcast_title: io.podcast_title,
    episode_id: io.episode_id,
    episode_title: io.episode_title,
    episode_publish_date: extra?.episode_publish_date ?? null,
    ad_unit_id: io.ad_unit_id,
    ad_unit_name: io.ad_unit_name,
    position: io.position,
    delivery: extra?.delivery ?? null,
    duration_seconds: extra?.duration_seconds ?? null,
    read_type: io.read_type,
    flight_start: io.flight_start,
    flight_end: io.flight_end,
    flight_first_day: io.flight_first_day,
    flight_last_day: io.flight_last_day,
    booked_impressions: io.booked_impressions,
    booked_cpm_cents: io.booked_cpm_cents,
    line_cost_cents: io.line_cost_cents,
    promo_code: io.promo_code,
    vanity_url: io.vanity_url,
    hold_expires_at: io.hold_expires_at,
    makegood:
      io.makegood_of_id === null
        ? null
        : {
            of_io_id: io.makegood_of_id,
            of_io_number: extra?.of_io_number ?? null,
            of_line_no: extra?.of_line_no ?? null,
            reason: io.makegood_reason,
            original_cost_cents: lineCost(extra?.of_impressions ?? null, extra?.of_cpm_cents ?? null),
          },
    cancelled:
      io.cancelled_at === null
        ? null
        : { cancelled_at: io.cancelled_at, reason: io.cancel_reason, payable_cents: io.payable_cents },
  };
}

async function readLineExtras(
  ctx: PodflightContext,
  db: TenantDb,
  orderIds: readonly string[],
): Promise<Map<string, LineExtras>> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const { rows } = await sql<LineExtras>`
    select b.io_id::text as io_id, u.delivery, u.duration_seconds,
      ${instantText(sql`${episodes.column('publish_date', 'e')}::timestamptz`)} as episode_publish_date,
      oo.io_number as of_io_number, ob.line_no as of_line_no,
      ob.booked_impressions as of_impressions, ob.booked_cpm_cents as of_cpm_cents
    from ${podflightTable(ctx, 'io_bookings')} as b
    left join ${podflightTable(ctx, 'ad_units')} as u on u.tenant_id = ${tenant} and u.ad_unit_id = b.ad_unit_id
    left join ${episodes.table} as e on ${episodes.column('episode_id', 'e')} = b.episode_id
    left join ${podflightTable(ctx, 'io_bookings')} as ob on ob.tenant_id = ${tenant} and ob.io_id = b.makegood_of_id
    left join ${podflightTable(ctx, 'insertion_orders')} as oo
      on oo.tenant_id = ${tenant} and oo.insertion_order_id = ob.insertion_order_id
    where b.tenant_id = ${tenant} and b.insertion_order_id in ${orderIdList(orderIds)}`.execute(db);
  return new Map(rows.map((row) => [row.io_id, row]));
}
