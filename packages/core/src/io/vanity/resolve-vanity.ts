import { sql } from 'kysely';
import { PodflightError } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { fillVanityTarget, isVanitySlug, type VanityValues } from '../../vanity/index.ts';
import type { Io } from '../io.ts';
import { readIos } from '../io-row.ts';
import { recordVanityVisit } from './record-vanity-visit.ts';

/** How a visit of a vanity link is taken. */
export type ResolveVanityOptions = {
  /** Whether a listener came, and not a robot or a browser that looks ahead. @defaultValue true */
  counted?: boolean;
  /** Hears why a visit could not be recorded; the listener is sent on all the same. */
  onError: (error: unknown) => void;
};

/** Where a vanity link leads. */
export type VanityVisit = { slug: string; target_url: string; io_id: string | null };

/**
 * Where the tenant's vanity link leads, or null when there is none of that slug. Capitals are read as small
 * letters. The target's placeholders are filled with what the booking says now, and UTM parameters added.
 *
 * A counted visit becomes a row of the host's `attribution_events`, when it has that table: method
 * `vanity_url`, ids of campaign, podcast and episode, and `attribution_data` with `slug`, `io_id`,
 * `promo_code` and `cancelled`, which is true when the booking is, whose link leads on all the same.
 *
 * @example
 * const visit = await resolveVanity(ctx, 'acme', { onError: console.error })
 * return visit ? Response.redirect(visit.target_url, 302) : notFound()
 */
export async function resolveVanity(
  ctx: PodflightContext,
  slug: string,
  { counted = true, onError }: ResolveVanityOptions,
): Promise<VanityVisit | null> {
  const wanted = slug.trim().toLowerCase();
  if (!isVanitySlug(wanted)) return null;
  const link = await withTenant(ctx, (db) => readLink(ctx, db, wanted));
  if (!link) return null;
  if (counted) await recordVanityVisit(ctx, { slug: wanted, booking: link.booking }).catch(onError);
  return {
    slug: wanted,
    target_url: filledTarget(link.target_url, link.booking),
    io_id: link.booking?.io_id ?? null,
  };
}

type Link = { target_url: string; booking: Io | null };

async function readLink(ctx: PodflightContext, db: TenantDb, slug: string): Promise<Link | null> {
  const link = await db
    .selectFrom('vanity_links')
    .where('tenant_id', '=', ctx.tenant_id)
    .where('slug', '=', slug)
    .select(['target_url', sql<string | null>`io_id::text`.as('io_id')])
    .executeTakeFirst();
  if (!link) return null;
  const { target_url, io_id } = link;
  const [booking] =
    io_id === null
      ? []
      : await readIos(ctx, db, { where: sql`b.io_id = ${io_id}::uuid`, orderBy: sql`b.io_id` });
  return { target_url, booking: booking ?? null };
}

function filledTarget(template: string, booking: Io | null): string {
  try {
    return fillVanityTarget(template, valuesOf(booking));
  } catch (error) {
    if (!(error instanceof PodflightError)) throw error;
    // A name that grew too long since must not leave the listener standing; bare, the target was checked.
    return fillVanityTarget(template, {});
  }
}

function valuesOf(booking: Io | null): VanityValues {
  const values = {
    advertiser: booking?.sponsor_name,
    campaign: booking?.campaign_name,
    show: booking?.podcast_title,
    episode: booking?.episode_title,
    ad_unit: booking?.ad_unit_name,
    promo_code: booking?.promo_code,
    io_number: booking?.io_number,
    line_no: booking?.line_no,
  };
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value == null ? [] : [[name, value]])),
  );
}
