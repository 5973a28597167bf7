import { sql } from 'kysely';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { VANITY_SLUG_LENGTH, vanitySlug, vanityUrl } from '../../vanity/index.ts';
import type { VanityInput } from './vanity-input.ts';

/** A booking that may want a link. */
export type WantedLink = {
  io_id: string;
  vanity: VanityInput | null;
  /** Whom the slug is named after that `vanity` does not give. */
  advertiser: string;
};

type Wish = { io_id: string; base: string; target_url: string };

/** What a slug is made of when no name can be spelt in Latin letters. */
const NAMELESS = 'go';

/**
 * Gives bookings their vanity links. A slug that is taken gets the lowest free number behind it. Whoever
 * wants slugs at the same time waits, so that numbers have no gaps; that a slug is given once holds without
 * it, by the table's key. A booking without `vanity_url` gets the link's when the context has a `vanityBase`.
 */
export async function claimVanityLinks(
  ctx: PodflightContext,
  db: TenantDb,
  bookings: readonly WantedLink[],
): Promise<void> {
  let waiting = bookings.flatMap(({ io_id, vanity, advertiser }): Wish[] => {
    if (!vanity) return [];
    const base = vanity.slug ?? vanitySlug([advertiser]) ?? NAMELESS;
    return [{ io_id, base, target_url: vanity.target_url }];
  });
  if (waiting.length === 0) return;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`podflight/vanity/${ctx.tenant_id}`}, 0))`.execute(
    db,
  );
  const slugOf = new Map<string, string>();
  while (waiting.length > 0) {
    const taken = await takenSlugs(ctx, db, waiting);
    const links = waiting.map(({ io_id, base, target_url }) => {
      const slug = freeSlug(base, taken);
      taken.add(slug);
      return { io_id, slug, target_url };
    });
    for (const { io_id, slug } of await insertLinks(ctx, db, links)) slugOf.set(io_id, slug);
    waiting = waiting.filter(({ io_id }) => !slugOf.has(io_id));
  }
  await showLinks(ctx, db, slugOf);
}

/** The slug itself, or with the lowest number from 2 on that nobody has. */
export function freeSlug(base: string, taken: ReadonlySet<string>): string {
  if (!taken.has(base)) return base;
  for (let n = 2; ; n++) {
    const suffix = `-${n}`;
    const slug = `${base.slice(0, VANITY_SLUG_LENGTH - suffix.length).replace(/-$/, '')}${suffix}`;
    if (!taken.has(slug)) return slug;
  }
}

/** Slugs that numbering could meet: the wanted ones, and those that begin alike. */
async function takenSlugs(
  ctx: PodflightContext,
  db: TenantDb,
  wishes: readonly Wish[],
): Promise<Set<string>> {
  const types = await keyTypes(ctx, db);
  const bases = JSON.stringify([...new Set(wishes.map(({ base }) => base))]);
  const { rows } = await sql<{ slug: string }>`
    select distinct v.slug
    from jsonb_array_elements_text(${bases}::jsonb) as base
    join ${podflightTable(ctx, 'vanity_links')} as v
      on v.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
     and (v.slug = base or v.slug like base || '-%' or (length(base) > 70 and v.slug like left(base, 70) || '%'))`.execute(
    db,
  );
  return new Set(rows.map(({ slug }) => slug));
}

async function insertLinks(
  ctx: PodflightContext,
  db: TenantDb,
  links: readonly { io_id: string; slug: string; target_url: string }[],
): Promise<{ io_id: string; slug: string }[]> {
  const types = await keyTypes(ctx, db);
  const { rows } = await sql<{ io_id: string; slug: string }>`
    insert into ${podflightTable(ctx, 'vanity_links')} (tenant_id, slug, target_url, io_id, created_at)
    select ${ctx.tenant_id}::${sql.raw(types.tenant_id)}, w.slug, w.target_url, w.io_id, ${now(ctx).toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(links)}::jsonb) as w(io_id uuid, slug text, target_url text)
    order by w.slug
    on conflict (tenant_id, slug) do nothing
    returning io_id::text as io_id, slug`.execute(db);
  return rows;
}

async function showLinks(
  ctx: PodflightContext,
  db: TenantDb,
  slugOf: ReadonlyMap<string, string>,
): Promise<void> {
  const { vanityBase } = ctx;
  if (vanityBase === undefined) return;
  const types = await keyTypes(ctx, db);
  const urls = [...slugOf].map(([io_id, slug]) => ({ io_id, vanity_url: vanityUrl(vanityBase, slug) }));
  await sql`
    update ${podflightTable(ctx, 'io_bookings')} as b set vanity_url = w.vanity_url
    from jsonb_to_recordset(${JSON.stringify(urls)}::jsonb) as w(io_id uuid, vanity_url text)
    where b.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and b.io_id = w.io_id and b.vanity_url is null`.execute(
    db,
  );
}
