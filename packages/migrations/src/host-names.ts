import { HOST_CONTRACT, type HostSchema, type HostTable } from '@podflight/core/tenancy';

/** Where a contract table really is. */
export type HostTableName = {
  contract: HostTable;
  schema: string;
  name: string;
  /** Real column name by the contract's. */
  columns: Readonly<Record<string, string>>;
  optional: boolean;
};

/** The host tables that there should be, under their real names. Tables said to be absent are left out. */
export function hostTableNames(hostSchema: HostSchema = {}): HostTableName[] {
  const found: HostTableName[] = [];
  // The contract's keys are its table names; Object.keys only says string.
  for (const contract of Object.keys(HOST_CONTRACT) as HostTable[]) {
    const names = hostSchema.tables?.[contract];
    const optional = 'optional' in HOST_CONTRACT[contract];
    if (names === false && optional) continue;
    const given: { schema?: string; name?: string; columns?: Record<string, string | undefined> } =
      names || {};
    found.push({
      contract,
      schema: given.schema ?? hostSchema.schema ?? 'public',
      name: given.name ?? contract,
      columns: Object.fromEntries(
        HOST_CONTRACT[contract].columns.map((column) => [column, given.columns?.[column] ?? column]),
      ),
      optional,
    });
  }
  return found;
}

/** Real names of the columns in which a visit of a vanity link is put down; none where the host has no place for it. */
export function visitColumns(hostSchema: HostSchema = {}): string[] {
  const events = hostTableNames(hostSchema).find(({ contract }) => contract === 'attribution_events');
  const written = [
    'timestamp',
    'tenant_id',
    'campaign_id',
    'podcast_id',
    'episode_id',
    'attribution_method',
    'attribution_data',
  ];
  return events ? written.map((column) => events.columns[column] ?? column) : [];
}

/** Schema that Podflight's own tables live in. */
export function ownSchema(hostSchema: HostSchema = {}): string {
  return hostSchema.podflightSchema ?? hostSchema.schema ?? 'public';
}
