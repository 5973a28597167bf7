import { sql } from 'kysely';
import { soundsLike } from '../../promo/sounds-like.ts';
import { PodflightError } from '../../shared/podflight-error.ts';
import { now, type PodflightContext } from '../../tenancy/context.ts';
import { keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';

/** A code that a line wants, for its sponsor on its show. */
export type WantedCode = { promo_code: string | null; podcast_id: string | null; sponsor_id: string | null };

/**
 * Makes the lines' promo codes their sponsors', one show each. A code that the sponsor has on that show
 * already is used again.
 *
 * @throws PodflightError `io.promo_code_taken` when a code, or one that sounds like it, is somebody else's
 * or another show's, with one entry of `errors` per such line.
 */
export async function claimPromoCodes(
  ctx: PodflightContext,
  db: TenantDb,
  lines: readonly WantedCode[],
): Promise<void> {
  const wanted = lines.flatMap(({ promo_code, podcast_id, sponsor_id }, n) =>
    promo_code === null
      ? []
      : [{ n, code: promo_code, sounds_like: soundsLike(promo_code), podcast_id, sponsor_id }],
  );
  if (wanted.length === 0) return;
  const types = await keyTypes(ctx, db);
  const key = (name: keyof typeof types) => sql.raw(types[name]);
  const codes = podflightTable(ctx, 'promo_codes');
  const asked = sql`jsonb_to_recordset(${JSON.stringify(wanted)}::jsonb)
    as w(n int, code text, sounds_like text, podcast_id ${key('podcast_id')},
    sponsor_id ${key('sponsor_id')})`;
  await sql`
    insert into ${codes} (tenant_id, code, sounds_like, sponsor_id, podcast_id, created_at)
    select ${ctx.tenant_id}::${key('tenant_id')}, w.code, w.sounds_like, w.sponsor_id, w.podcast_id,
      ${now(ctx).toISOString()}::timestamptz
    from ${asked} order by w.sounds_like, w.code, w.n
    on conflict do nothing`.execute(db);
  const { rows } = await sql<{ n: number; code: string }>`
    select w.n, w.code from ${asked}
    where not exists (
      select 1 from ${codes} as p
      where p.tenant_id = ${ctx.tenant_id}::${key('tenant_id')} and p.code = w.code
        and p.podcast_id is not distinct from w.podcast_id
        and p.sponsor_id is not distinct from w.sponsor_id)
    order by w.n`.execute(db);
  if (rows.length === 0) return;
  const errors = rows.map(({ n, code }) => ({
    path: `lines.${n}.promo_code`,
    code: 'io.promo_code_taken',
    message: `The promo code ${code}, or one that sounds like it, belongs to another advertiser or show.`,
  }));
  throw new PodflightError(
    'io.promo_code_taken',
    `Line ${(rows[0]?.n ?? 0) + 1}: ${errors[0]?.message} Take another code.`,
    {
      errors,
    },
  );
}
