import { type RawBuilder, sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import type { PodflightContext } from '../tenancy/context.ts';
import { type HostNames, hostNames } from '../tenancy/host-schema.ts';
import type { TenantDb } from '../tenancy/with-tenant.ts';

/** The host's campaigns as the pipeline uses them. */
export type CampaignTable = {
  campaigns: HostNames<'campaigns'>;
  /** SQL type of `campaign_id`. */
  keyType: RawBuilder<unknown>;
  /** Whether a text can be a `campaign_id` at all. What cannot is nobody's, and never reaches a query. */
  isKey: (text: string) => boolean;
};

type Columns = { name: string; type: string; may_update: boolean };

const known = new WeakMap<object, Map<string, Columns[]>>();

/**
 * Looks at the host's campaigns table once per database: the type of its key, and whether the pipeline
 * can keep its stage there.
 *
 * @throws PodflightError `host.schema_invalid` when the table is not there, has no stage columns (a view
 * cannot be given any), or may not be changed by the app's role.
 */
export async function campaignTable(ctx: PodflightContext, db: TenantDb): Promise<CampaignTable> {
  const campaigns = hostNames(ctx.hostSchema, 'campaigns');
  const names = ctx.hostSchema?.tables?.campaigns || {};
  const schema = names.schema ?? ctx.hostSchema?.schema ?? 'public';
  const table = names.name ?? 'campaigns';
  const key = names.columns?.campaign_id ?? 'campaign_id';
  const place = JSON.stringify([schema, table, key]);
  const ofDb = known.get(ctx.db) ?? new Map<string, Columns[]>();
  const columns =
    ofDb.get(place) ?? (await readColumns(db, schema, table, [key, 'stage', 'stage_changed_at']));
  const keyType = checked(columns, `${schema}.${table}`, key);
  known.set(ctx.db, ofDb.set(place, columns));
  return { campaigns, keyType: sql.raw(keyType), isKey: (text) => isKeyOf(keyType, text) };
}

async function readColumns(db: TenantDb, schema: string, table: string, names: string[]): Promise<Columns[]> {
  const { rows } = await sql<Columns>`
    select a.attname::text as name,
      format_type(coalesce(nullif(t.typbasetype, 0), t.oid), -1) as type,
      has_column_privilege(a.attrelid, a.attnum, 'update') as may_update
    from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    where n.nspname = ${schema} and c.relname = ${table} and not a.attisdropped
      and a.attname in (${sql.join(names)})`.execute(db);
  return rows;
}

function checked(columns: readonly Columns[], table: string, key: string): string {
  const keyType = columns.find(({ name }) => name === key)?.type;
  if (keyType === undefined) {
    throw new PodflightError(
      'host.schema_invalid',
      `There is no table ${table} with a column ${key}. Correct hostSchema.tables.campaigns.`,
      { table, column: key },
    );
  }
  const stages = columns.filter(({ name }) => name === 'stage' || name === 'stage_changed_at');
  if (stages.length < 2) {
    throw new PodflightError(
      'host.schema_invalid',
      `${table} has no columns stage and stage_changed_at, so the deal pipeline cannot run. Run "npx podflight-migrations up"; where it is a view, add them to the table behind it and show them in the view.`,
      { table, columns: ['stage', 'stage_changed_at'] },
    );
  }
  if (stages.some(({ may_update }) => !may_update)) {
    throw new PodflightError(
      'host.schema_invalid',
      `The app's role may not change stage and stage_changed_at of ${table}. Run "npx podflight-migrations up --app-role <role>", or grant it UPDATE on the two columns.`,
      { table, columns: ['stage', 'stage_changed_at'] },
    );
  }
  return keyType;
}

function isKeyOf(type: string, text: string): boolean {
  if (type === 'uuid') return /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
  const bits = { smallint: 16, integer: 32, bigint: 64 }[type];
  if (bits === undefined) return !text.includes('\0');
  return /^-?\d{1,19}$/.test(text) && BigInt.asIntN(bits, BigInt(text)) === BigInt(text);
}
