import { type RawBuilder, sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type HostNames, hostNames } from '../tenancy/host-schema.ts';
import { fitsKey, type KeyTypes, keyTypes } from '../tenancy/key-types.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/** The host's campaigns as the pipeline uses them. */
export type CampaignTable = {
  campaigns: HostNames<'campaigns'>;
  types: KeyTypes;
  /** SQL type of `campaign_id`, for a cast. */
  keyType: RawBuilder<unknown>;
  /** Whether a text can be a `campaign_id` at all. What cannot is nobody's, and never reaches a query. */
  isKey: (text: string) => boolean;
};

const STAGE_COLUMNS = ['stage', 'stage_changed_at'];

const checked = new WeakMap<object, Set<string>>();

/**
 * Makes sure, once per database, that the pipeline can keep its stage on the host's campaigns.
 *
 * @throws PodflightError `host.schema_invalid` when the table has no stage columns (a view cannot be given
 * any), or the app's role may not change them.
 */
export async function campaignTable(ctx: PodflightContext, db: TenantDb): Promise<CampaignTable> {
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const names = ctx.hostSchema?.tables?.campaigns || {};
  const schema = names.schema ?? ctx.hostSchema?.schema ?? 'public';
  const name = names.name ?? 'campaigns';
  const types = await keyTypes(ctx, db);
  const ofDb = checked.get(ctx.db) ?? new Set();
  const place = JSON.stringify([schema, name]);
  if (!ofDb.has(place)) {
    await checkStages(db, schema, name);
    checked.set(ctx.db, ofDb.add(place));
  }
  const keyType = sql.raw(types.campaign_id);
  return { campaigns, types, keyType, isKey: (text) => fitsKey(types.campaign_id, text) };
}

async function checkStages(db: TenantDb, schema: string, name: string): Promise<void> {
  const { rows } = await sql<{ may_update: boolean }>`
    select has_column_privilege(a.attrelid, a.attnum, 'update') as may_update
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    where n.nspname = ${schema} and c.relname = ${name} and not a.attisdropped
      and a.attname in (${sql.join(STAGE_COLUMNS)})`.execute(db);
  const table = `${schema}.${name}`;
  const details = { table, columns: STAGE_COLUMNS };
  if (rows.length < STAGE_COLUMNS.length) {
    throw new PodflightError(
      'host.schema_invalid',
      `${table} has no columns stage and stage_changed_at, so the deal pipeline cannot run. Run "npx podflight-migrations up"; where it is a view, add them to the table behind it and show them in the view.`,
      details,
    );
  }
  if (rows.some(({ may_update }) => !may_update)) {
    throw new PodflightError(
      'host.schema_invalid',
      `The app's role may not change stage and stage_changed_at of ${table}. Run "npx podflight-migrations up --app-role <role>", or grant it UPDATE on the two columns.`,
      details,
    );
  }
}
