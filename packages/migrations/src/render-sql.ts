import type { HostKeys } from './host-keys.ts';
import { hostTableNames, ownSchema, visitColumns } from './host-names.ts';
import type { MigrationOptions } from './migration-options.ts';
import { quoteName, quoteText } from './quote-sql.ts';

/** Values for the placeholders of the SQL files. */
export type Placeholders = Readonly<Record<string, string | null>>;

/** What `:NAME` stands for in this host: schemas, tables, key columns and key types. */
export function placeholders(options: MigrationOptions, keys: HostKeys): Placeholders {
  const values: Record<string, string | null> = {
    PODFLIGHT: quoteName(ownSchema(options.hostSchema)),
    PODFLIGHT_NAME: ownSchema(options.hostSchema),
    APP_ROLE: options.appRole ?? null,
    HYPERTABLE: String(options.hypertable ?? false),
    TENANT_SETTING_TYPE: keys.tenant_setting,
    TENANT_ID_TYPE: keys.tenant_id,
    PODCAST_ID_TYPE: keys.podcast_id,
    EPISODE_ID_TYPE: keys.episode_id,
    SPONSOR_ID_TYPE: keys.sponsor_id,
    CAMPAIGN_ID_TYPE: keys.campaign_id,
    ATTRIBUTION_EVENTS: null,
    VISIT_COLUMNS: JSON.stringify(visitColumns(options.hostSchema)),
  };
  for (const { contract, schema, name, columns } of hostTableNames(options.hostSchema)) {
    const key = Object.values(columns)[0] ?? null;
    values[contract.toUpperCase()] = quoteName(schema, name);
    values[`${contract.toUpperCase()}_KEY_NAME`] = key;
  }
  return values;
}

/**
 * Fills in an SQL file: `:NAME` becomes the value as it is, `:'NAME'` the value as a string literal.
 *
 * @throws Error for a placeholder that has no value: a mistake in the file, not of the host's.
 */
export function renderSql(text: string, values: Placeholders): string {
  return text.replace(/(?<!:):('?)([A-Z][A-Z_]*)\1/g, (_, quote: string, name: string) => {
    const value = values[name];
    if (value === undefined || (value === null && quote === ''))
      throw new Error(`No value for the placeholder :${name}.`);
    return quote === '' ? String(value) : quoteText(value);
  });
}
