import { type RawBuilder, sql } from 'kysely';
import { PodflightError } from '../shared/podflight-error.ts';
import { HOST_CONTRACT, type HostColumn, type HostTable } from './host-contract.ts';

/** How one host table differs from the contract. */
export type HostTableNames<T extends HostTable> = {
  /** Schema of this table. Default: {@link HostSchema.schema}. */
  schema?: string;
  /** The table's real name. Default: the contract's. */
  name?: string;
  /** Real names of columns that are called otherwise, e.g. `{ episode_id: 'id' }`. */
  columns?: { [C in HostColumn<T>]?: string };
};

/**
 * What of the host's schema differs from the contract; everything has a default, so a host that
 * matches passes nothing. The migrations and every query obey the same value.
 *
 * @example
 * const hostSchema: HostSchema = {
 *   tables: {
 *     podcasts: { name: 'shows', columns: { podcast_id: 'id' } },
 *     attribution_events: false,
 *   },
 * }
 */
export type HostSchema = {
  /** Schema of the host's tables. @defaultValue `public` */
  schema?: string;
  /** Schema that Podflight's own tables live in. @defaultValue the host's schema */
  podflightSchema?: string;
  /** Per table: other names, or `false` for an optional table that the host does not have. */
  tables?: { [T in HostTable]?: HostTableNames<T> | false };
};

/** Where a contract table and its columns really are, quoted for SQL. */
export type HostNames<T extends HostTable> = {
  table: RawBuilder<unknown>;
  /** The column's quoted name, qualified by `alias` when one is given. */
  column: (column: HostColumn<T>, alias?: string) => RawBuilder<unknown>;
};

/** The schema of Podflight's own tables. */
export function podflightSchema(hostSchema: HostSchema = {}): string {
  return hostSchema.podflightSchema ?? hostSchema.schema ?? 'public';
}

/**
 * Names of a host table for use in a `sql` template.
 *
 * @throws PodflightError `host.schema_invalid` when the host said that it has no such table.
 *
 * @example
 * const episodes = hostNames(ctx.hostSchema, 'episodes')
 * sql`select ${episodes.column('episode_id', 'e')} from ${episodes.table} as e`
 */
export function hostNames<T extends HostTable>(hostSchema: HostSchema | undefined, table: T): HostNames<T> {
  // The lookup by a generic key widens to a union of all tables; T picks this one's member again.
  const names = hostSchema?.tables?.[table] as HostTableNames<T> | false | undefined;
  if (names === false) {
    throw new PodflightError(
      'host.schema_invalid',
      `This needs the host table "${table}", which hostSchema says does not exist. Remove "${table}: false" or turn the feature off.`,
      { table },
    );
  }
  const schema = names?.schema ?? hostSchema?.schema ?? 'public';
  return {
    table: sql.id(schema, names?.name ?? table),
    column: (column, alias) => {
      const name: string = names?.columns?.[column] ?? column;
      return alias === undefined ? sql.id(name) : sql.id(alias, name);
    },
  };
}

/** Whether the host has an optional contract table. */
export function hasHostTable(hostSchema: HostSchema | undefined, table: HostTable): boolean {
  return !('optional' in HOST_CONTRACT[table]) || hostSchema?.tables?.[table] !== false;
}
