import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { fillVanityTarget, VANITY_SLUG_LENGTH, vanitySlug, vanityUrl } from '../../vanity/index.ts';
import type { BookIo } from '../book/book-io-input.ts';
import type { Io } from '../io.ts';
import { readIos } from '../io-row.ts';

/** How many numbers a slug of our own making tries behind it. */
const ATTEMPTS = 50;

type Wanted = { n: number; io_id: string; slug: string; chosen: boolean; target_url: string };

/**
 * Makes the vanity links of an order that was just booked and numbered, and writes their addresses on its
 * lines. A slug of our own making gets a number behind it when it is taken.
 *
 * @throws PodflightError `io.vanity_taken` for a chosen slug that is taken, with one entry of `errors` per
 * line; `vanity.target_invalid`.
 */
export async function linkVanities(
  ctx: PodflightContext,
  db: TenantDb,
  insertion_order_id: string,
  { lines, vanity_base_url }: BookIo,
): Promise<void> {
  if (vanity_base_url === null || lines.every(({ vanity }) => vanity === null)) return;
  const ofOrder = sql`b.insertion_order_id = ${insertion_order_id}::uuid`;
  const ios = await readIos(ctx, db, { where: ofOrder, orderBy: sql`b.line_no` });
  let waiting = ios.flatMap((io, n): Wanted[] => {
    const vanity = lines[n]?.vanity;
    if (!vanity) return [];
    const slug = vanity.slug ?? vanitySlug([io.sponsor_name ?? '', io.podcast_title ?? '']) ?? 'show';
    const target_url = fillVanityTarget(vanity.target_url, valuesOf(io));
    return [{ n, io_id: io.io_id, slug, chosen: vanity.slug !== null, target_url }];
  });
  // Each attempt inserts all that wait; only slugs that are taken come again, with the next number.
  for (let attempt = 1; waiting.length > 0; attempt++) {
    const tried = waiting.map((one) => ({ ...one, slug: numbered(one.slug, attempt) }));
    const linked = await insertLinks(ctx, db, tried, vanity_base_url);
    const left = waiting.filter(({ io_id }) => !linked.has(io_id));
    const refused = left.filter(({ chosen }) => chosen || attempt === ATTEMPTS);
    if (refused.length > 0) throw vanityTaken(refused);
    waiting = left;
  }
}

async function insertLinks(
  ctx: PodflightContext,
  db: TenantDb,
  links: readonly Wanted[],
  base: string,
): Promise<Set<string>> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const asked = links.map(({ io_id, slug, target_url }) => ({
    io_id,
    slug,
    target_url,
    vanity_url: vanityUrl(base, slug),
  }));
  const { rows } = await sql<{ io_id: string }>`
    with w as materialized (
      select * from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb)
        as w(io_id uuid, slug text, target_url text, vanity_url text)
    ), linked as (
      insert into ${podflightTable(ctx, 'vanity_links')} (tenant_id, slug, target_url, io_id, created_at)
      select ${tenant}, w.slug, w.target_url, w.io_id, ${now(ctx).toISOString()}::timestamptz
      from w order by w.slug, w.io_id
      on conflict (tenant_id, slug) do nothing
      returning io_id
    )
    update ${podflightTable(ctx, 'io_bookings')} as b set vanity_url = w.vanity_url
    from w join linked using (io_id)
    where b.tenant_id = ${tenant} and b.io_id = w.io_id
    returning b.io_id::text as io_id`.execute(db);
  return new Set(rows.map(({ io_id }) => io_id));
}

function numbered(slug: string, attempt: number): string {
  if (attempt === 1) return slug;
  const suffix = `-${attempt}`;
  return `${slug.slice(0, VANITY_SLUG_LENGTH - suffix.length).replace(/-$/, '')}${suffix}`;
}

function valuesOf(io: Io) {
  return {
    ...(io.sponsor_name && { advertiser: io.sponsor_name }),
    ...(io.campaign_name && { campaign: io.campaign_name }),
    ...(io.podcast_title && { show: io.podcast_title }),
    ...(io.episode_title && { episode: io.episode_title }),
    ...(io.ad_unit_name && { ad_unit: io.ad_unit_name }),
    ...(io.promo_code && { promo_code: io.promo_code }),
    ...(io.io_number && { io_number: io.io_number }),
    line_no: io.line_no,
  };
}

function vanityTaken(lines: readonly Wanted[]): PodflightError {
  const errors = lines.map(({ n, slug }) => ({
    path: `lines.${n}.vanity.slug`,
    code: 'io.vanity_taken',
    message: `The vanity link "${slug}" leads somewhere else already.`,
  }));
  return new PodflightError(
    'io.vanity_taken',
    `Line ${(lines[0]?.n ?? 0) + 1}: ${errors[0]?.message} Take another slug, or leave it out to get one.`,
    { errors },
  );
}
