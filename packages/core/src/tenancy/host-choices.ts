import { type RawBuilder, sql } from 'kysely';
import { z } from 'zod';
import type { PodflightContext } from './context.ts';
import { hostNames } from './host-schema.ts';
import { fitsKey, keyTypes } from './key-types.ts';
import { type TenantDb, withTenant } from './with-tenant.ts';

/** What a list can be narrowed to: a row of the host's by the name that people know it by. */
export const hostChoice = z
  .object({
    id: z.string(),
    name: z.string(),
    /** What tells two of a name apart: of a deal its sponsor, of a sponsor its company. */
    detail: z.string().nullable(),
  })
  .meta({ id: 'HostChoice' });
export type HostChoice = z.infer<typeof hostChoice>;

/** Which choices to look up. */
export type HostChoicesOptions = {
  of: 'podcasts' | 'sponsors' | 'deals';
  /** Part of the name or the detail, in any case. */
  q?: string;
  /** Only these, so that a choice made earlier gets its name. Others than the tenant's are left out. */
  ids?: readonly string[];
  /** 1 to 100. @defaultValue 20 */
  limit?: number;
};

/**
 * The tenant's podcasts, sponsors or deals by name, for a filter that knows more than the rows on the page.
 *
 * @returns `more` is true when there are others beyond `limit`: let people type.
 *
 * @example
 * const { items, more } = await hostChoices(ctx, { of: 'sponsors', q: 'acme' })
 */
export async function hostChoices(
  ctx: PodflightContext,
  options: HostChoicesOptions,
): Promise<{ items: HostChoice[]; more: boolean }> {
  const limit = Math.min(100, Math.max(1, options.limit ?? 20));
  return withTenant(ctx, async (db) => {
    const { rows, tenant, type } = await choicesOf(ctx, db, options.of);
    const conditions = [sql`true`];
    if (options.ids) {
      const ids = JSON.stringify(options.ids.filter((id) => fitsKey(type, id)));
      conditions.push(
        sql`c.key in (select one::${sql.raw(type)} from jsonb_array_elements_text(${ids}::jsonb) as one)`,
      );
    }
    const text = options.q?.trim();
    if (text) {
      const like = `%${text.replace(/[\\%_]/g, '\\$&')}%`;
      conditions.push(sql`(c.name ilike ${like} or c.detail ilike ${like})`);
    }
    const { rows: found } = await sql<HostChoice>`
      select c.key::text as id, coalesce(c.name, '') as name, c.detail
      from (${rows}) as c
      where c.tenant_id = ${ctx.tenant_id}::${sql.raw(tenant)} and ${sql.join(conditions, sql` and `)}
      order by lower(c.name), c.key limit ${limit + 1}::int`.execute(db);
    return { items: found.slice(0, limit), more: found.length > limit };
  });
}

type Choices = { rows: RawBuilder<unknown>; tenant: string; type: string };

async function choicesOf(
  ctx: PodflightContext,
  db: TenantDb,
  of: HostChoicesOptions['of'],
): Promise<Choices> {
  const types = await keyTypes(ctx, db);
  const tenant = types.tenant_id;
  const sponsors = hostNames(ctx.hostSchema, 'sponsors');
  if (of === 'podcasts') {
    const podcasts = hostNames(ctx.hostSchema, 'podcasts');
    const rows = sql`select ${podcasts.column('podcast_id', 'p')} as key, ${podcasts.column('tenant_id', 'p')} as tenant_id,
      ${podcasts.column('title', 'p')}::text as name, null::text as detail from ${podcasts.table} as p`;
    return { rows, tenant, type: types.podcast_id };
  }
  if (of === 'sponsors') {
    const rows = sql`select ${sponsors.column('sponsor_id', 's')} as key, ${sponsors.column('tenant_id', 's')} as tenant_id,
      ${sponsors.column('name', 's')}::text as name, ${sponsors.column('company', 's')}::text as detail
      from ${sponsors.table} as s`;
    return { rows, tenant, type: types.sponsor_id };
  }
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const rows = sql`select ${campaigns.column('campaign_id', 'c')} as key, ${campaigns.column('tenant_id', 'c')} as tenant_id,
    ${campaigns.column('name', 'c')}::text as name, ${sponsors.column('name', 's')}::text as detail
    from ${campaigns.table} as c
    left join ${sponsors.table} as s on ${sponsors.column('sponsor_id', 's')} = ${campaigns.column('sponsor_id', 'c')}
     and ${sponsors.column('tenant_id', 's')} = ${campaigns.column('tenant_id', 'c')}`;
  return { rows, tenant, type: types.campaign_id };
}
