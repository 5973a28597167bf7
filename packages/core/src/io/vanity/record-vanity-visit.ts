import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { hasHostTable, hostNames } from '../../tenancy/host-schema.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { allOrNothing } from '../book/all-or-nothing.ts';
import type { Io } from '../io.ts';

/**
 * Puts a visit into the host's attribution events, in a transaction or savepoint of its own; without that
 * table it does nothing. Rejects when the database does not let it.
 */
export async function recordVanityVisit(
  ctx: PodflightContext,
  { slug, booking }: { slug: string; booking: Io | null },
): Promise<void> {
  if (!hasHostTable(ctx.hostSchema, 'attribution_events')) return;
  const events = hostNames(ctx.hostSchema, 'attribution_events');
  const columns = [
    'timestamp',
    'tenant_id',
    'campaign_id',
    'podcast_id',
    'episode_id',
    'attribution_method',
    'attribution_data',
  ] as const;
  const data = {
    slug,
    io_id: booking?.io_id ?? null,
    promo_code: booking?.promo_code ?? null,
    cancelled: booking?.status === 'cancelled',
  };
  await allOrNothing(ctx, async (db) => {
    const types = await keyTypes(ctx, db);
    await sql`
      insert into ${events.table} (${sql.join(columns.map((column) => events.column(column)))})
      values (${now(ctx).toISOString()}::timestamptz, ${ctx.tenant_id}::${sql.raw(types.tenant_id)},
        ${booking?.campaign_id ?? null}::${sql.raw(types.campaign_id)},
        ${booking?.podcast_id ?? null}::${sql.raw(types.podcast_id)},
        ${booking?.episode_id ?? null}::${sql.raw(types.episode_id)},
        'vanity_url', ${JSON.stringify(data)}::jsonb)`.execute(db);
  });
}
