import { sql } from 'kysely';
import { z } from 'zod';
import { checkPromoCode, soundsLike, suggestPromoCodes } from '../../promo/index.ts';
import { parsedInput } from '../../shared/parsed-input.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import { type TenantDb, withTenant } from '../../tenancy/with-tenant.ts';
import { requirePodcast } from '../ad-unit/create-ad-unit.ts';
import { type Deal, readDeal } from '../book/read-deal.ts';
import { keyText } from '../text-parts.ts';

/** So many that one query finds enough that are free, whatever the sponsor has already. */
const CANDIDATES = 100;

/** What {@link proposePromoCodes} takes. */
export const proposePromoCodesInput = z.strictObject({
  /** The deal, whose sponsor the code is for. */
  campaign_id: keyText,
  /** The show that it is read in. */
  podcast_id: keyText,
  /** A code that somebody typed, to be judged. */
  code: z.string().max(100).nullable().default(null),
  /** How many to offer, 0 to 20. */
  count: z.int().min(0).max(20).default(5),
});
export type ProposePromoCodesInput = z.input<typeof proposePromoCodesInput>;

/** Codes to offer, and what is to be said about the one that was typed. */
export const promoCodeProposal = z
  .object({
    /** The sponsor has these on the show already, the newest first, and may use them again: at most 5. */
    in_use: z.array(z.string()),
    /** Free a moment ago, no code of the tenant sounds like one of them; the most telling first. */
    suggestions: z.array(z.string()),
    checked: z
      .object({
        /** As it would be stored. */
        code: z.string(),
        /** Whether it can be booked: well formed, and free or the sponsor's own on this show. */
        available: z.boolean(),
        problems: z.array(
          z.object({
            problem: z.enum(['too_short', 'too_long', 'character', 'rude', 'looks_alike', 'taken']),
            severity: z.enum(['error', 'warning']),
            message: z.string(),
          }),
        ),
      })
      .nullable(),
  })
  .meta({ id: 'PromoCodeProposal' });
export type PromoCodeProposal = z.infer<typeof promoCodeProposal>;

/**
 * Promo codes for a sponsor on a show: those that it has, new ones that are readable, sayable and alone in
 * sound among all codes of the tenant, and a verdict on the one that somebody typed. Nothing is reserved:
 * the booking decides, and refuses with `io.promo_code_taken`.
 *
 * @param random - A number from 0 up to, not including, 1. Default: `Math.random`.
 * @throws PodflightError `request.invalid`, `io.campaign_not_found`, `io.podcast_not_found`.
 *
 * @example
 * await proposePromoCodes(ctx, { campaign_id, podcast_id, code: 'harbor', count: 3 })
 * // { in_use: [], suggestions: ['BAKERY47', …], checked: { code: 'HARBOR', available: true, problems: [] } }
 */
export async function proposePromoCodes(
  ctx: PodflightContext,
  input: ProposePromoCodesInput,
  random: () => number = Math.random,
): Promise<PromoCodeProposal> {
  const { campaign_id, podcast_id, code, count } = parsedInput(proposePromoCodesInput, input);
  return withTenant(ctx, async (db) => {
    const deal = await readDeal(ctx, db, campaign_id);
    const podcast = await requirePodcast(ctx, db, podcast_id);
    const names = [deal.sponsor_name ?? deal.name, podcast.title ?? ''];
    const candidates = count === 0 ? [] : suggestPromoCodes({ names, random, count: CANDIDATES });
    const typed = code === null ? null : checkPromoCode(code);
    const asked = [
      ...candidates,
      ...(typed ? [{ code: typed.code, sounds_like: soundsLike(typed.code) }] : []),
    ];
    const taken = await readTaken(ctx, db, { deal, podcast_id, asked });
    return {
      in_use: taken.in_use,
      suggestions: candidates.flatMap((one) => (taken.known.has(one.code) ? [] : [one.code])).slice(0, count),
      checked: typed && judged(typed, taken.foreign.has(typed.code)),
    };
  });
}

function judged(
  typed: ReturnType<typeof checkPromoCode>,
  isForeign: boolean,
): NonNullable<PromoCodeProposal['checked']> {
  const problems: NonNullable<PromoCodeProposal['checked']>['problems'] = [...typed.problems];
  if (isForeign) {
    const message = 'This code, or one that sounds like it, belongs to another advertiser or show.';
    problems.push({ problem: 'taken', severity: 'error', message });
  }
  return { code: typed.code, available: problems.every(({ severity }) => severity !== 'error'), problems };
}

type Taken = { in_use: string[]; known: ReadonlySet<string>; foreign: ReadonlySet<string> };

async function readTaken(
  ctx: PodflightContext,
  db: TenantDb,
  {
    deal,
    podcast_id,
    asked,
  }: { deal: Deal; podcast_id: string; asked: { code: string; sounds_like: string }[] },
): Promise<Taken> {
  const types = await keyTypes(ctx, db);
  const tenant = sql`${ctx.tenant_id}::${sql.raw(types.tenant_id)}`;
  const codes = podflightTable(ctx, 'promo_codes');
  const isOwn = sql`(p.sponsor_id is not distinct from ${deal.sponsor_id}::${sql.raw(types.sponsor_id)}
    and p.podcast_id = ${podcast_id}::${sql.raw(types.podcast_id)})`;
  const { rows } = await sql<{ in_use: string[]; found: { code: string; foreign: boolean }[] }>`
    select
      (select coalesce(jsonb_agg(own.code order by own.created_at desc, own.code), '[]') from (
        select p.code, p.created_at from ${codes} as p where p.tenant_id = ${tenant} and ${isOwn}
        order by p.created_at desc, p.code limit 5) as own) as in_use,
      (select coalesce(jsonb_agg(jsonb_build_object('code', w.code, 'foreign', p.code <> w.code or not ${isOwn})), '[]')
        from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(code text, sounds_like text)
        join ${codes} as p on p.tenant_id = ${tenant} and (p.code = w.code or p.sounds_like = w.sounds_like)) as found`.execute(
    db,
  );
  const [{ in_use, found } = { in_use: [], found: [] }] = rows;
  return {
    in_use,
    known: new Set(found.map(({ code }) => code)),
    foreign: new Set(found.flatMap(({ code, foreign }) => (foreign ? [code] : []))),
  };
}
