import { sql } from 'kysely';
import { PodflightError, type PodflightErrorCode } from '../../shared/podflight-error.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { hostNames } from '../../tenancy/host-schema.ts';
import { fitsKey, keyTypes } from '../../tenancy/key-types.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { instantText } from '../instant-text.ts';

/** Where a line is to run: what the database needs to know of it before it is booked. */
export type WantedLine = {
  ad_unit_id: string;
  episode_id: string | null;
  flight_start: string;
  flight_end: string;
};

/** A wanted line whose ad unit and episode are the tenant's, with its flight as instants. */
export type KnownLine = WantedLine & {
  podcast_id: string | null;
  slots_per_episode: number;
};

/** What the database found of a wanted line; null where it found nothing. */
export type FoundLine = {
  ad_unit_id: string | null;
  archived: boolean;
  podcast_id: string | null;
  slots_per_episode: number;
  episode_id: string | null;
  flight_start: string;
  flight_end: string;
};

/**
 * Looks up what each line names, in one query, in the lines' order.
 *
 * @throws PodflightError `io.ad_unit_not_found`, `io.ad_unit_archived`, `io.episode_not_found` (also for an
 * episode of another podcast than the ad unit's), with one entry of `errors` per such line;
 * `io.time_zone_unknown` when the database does not know the zone.
 */
export async function readLines(
  ctx: PodflightContext,
  db: TenantDb,
  wanted: readonly WantedLine[],
  time_zone: string,
  allowed: AllowedLines = {},
): Promise<KnownLine[]> {
  const found = await findLines(ctx, db, wanted, time_zone);
  const [first, ...others] = lineFaults(found, wanted, allowed);
  if (!first) return knownLines(found);
  const errors = [first, ...others.filter(({ code }) => code === first.code)].map(
    ({ n, field, code, message }) => ({ path: `lines.${n}.${field}`, code, message }),
  );
  throw new PodflightError(first.code, `Line ${first.n + 1}: ${first.message}`, { errors });
}

/** `archived`: ad units off sale as well, for what was booked before. */
export type AllowedLines = { archived?: boolean };

/** Why a line cannot be booked, whatever is free. */
export type LineFault = {
  n: number;
  field: 'ad_unit_id' | 'episode_id';
  code: PodflightErrorCode;
  message: string;
};

const RULES: readonly (Omit<LineFault, 'n'> & {
  isBroken: (line: FoundLine, wanted: WantedLine | undefined, allowed: AllowedLines) => boolean;
})[] = [
  {
    field: 'ad_unit_id',
    code: 'io.ad_unit_not_found',
    message: 'There is no ad unit with this id.',
    isBroken: (line) => line.ad_unit_id === null,
  },
  {
    field: 'ad_unit_id',
    code: 'io.ad_unit_archived',
    message: 'This ad unit is not for sale any more.',
    isBroken: (line, _, allowed) => line.archived && !allowed.archived,
  },
  {
    field: 'episode_id',
    code: 'io.episode_not_found',
    message: "The ad unit's podcast has no episode with this id.",
    isBroken: (line, wanted) =>
      line.ad_unit_id !== null && line.episode_id === null && wanted?.episode_id !== null,
  },
];

/** Every fault of the lines that {@link findLines} answered for `wanted`. */
export function lineFaults(
  found: readonly FoundLine[],
  wanted: readonly WantedLine[],
  allowed: AllowedLines = {},
): LineFault[] {
  return RULES.flatMap(({ isBroken, ...fault }) =>
    found.flatMap((line, n) => (isBroken(line, wanted[n], allowed) ? [{ ...fault, n }] : [])),
  );
}

/** The lines without faults as they can be booked. */
export function knownLines(found: readonly FoundLine[]): KnownLine[] {
  return found.map(({ archived: _, ad_unit_id, ...line }) => ({ ...line, ad_unit_id: ad_unit_id ?? '' }));
}

/** Looks up what each line names, in one query, in the lines' order; null for what is not there. */
export async function findLines(
  ctx: PodflightContext,
  db: TenantDb,
  wanted: readonly WantedLine[],
  time_zone: string,
): Promise<FoundLine[]> {
  const types = await keyTypes(ctx, db);
  const episodes = hostNames(ctx.hostSchema, 'episodes');
  const podcasts = hostNames(ctx.hostSchema, 'podcasts');
  const asked = wanted.map(({ ad_unit_id, episode_id, flight_start, flight_end }, n) => ({
    n,
    ad_unit_id: fitsKey('uuid', ad_unit_id) ? ad_unit_id : null,
    episode_id: episode_id !== null && fitsKey(types.episode_id, episode_id) ? episode_id : null,
    ...(flight_start.includes('T')
      ? { from_at: new Date(flight_start).toISOString(), to_at: new Date(flight_end).toISOString() }
      : { from_day: flight_start, to_day: flight_end }),
  }));
  const midnight = (day: string) => sql`((${sql.raw(day)})::timestamp at time zone ${time_zone})`;
  try {
    const { rows } = await sql<FoundLine>`
      select u.ad_unit_id::text as ad_unit_id,
             u.archived_at is not null as archived,
             u.podcast_id::text as podcast_id,
             coalesce(u.slots_per_episode, 1) as slots_per_episode,
             e.episode_id::text as episode_id,
             ${instantText(sql`coalesce(w.from_at, ${midnight('w.from_day')})`)} as flight_start,
             ${instantText(sql`coalesce(w.to_at, ${midnight('w.to_day + 1')})`)} as flight_end
      from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as w(n int, ad_unit_id uuid,
        episode_id ${sql.raw(types.episode_id)}, from_at timestamptz, to_at timestamptz, from_day date, to_day date)
      left join ${podflightTable(ctx, 'ad_units')} as u
        on u.tenant_id = ${ctx.tenant_id}::${sql.raw(types.tenant_id)} and u.ad_unit_id = w.ad_unit_id
      left join lateral (
        select ${episodes.column('episode_id', 'e')} as episode_id
        from ${episodes.table} as e
        join ${podcasts.table} as p on ${podcasts.column('podcast_id', 'p')} = ${episodes.column('podcast_id', 'e')}
        where ${episodes.column('episode_id', 'e')} = w.episode_id
          and ${podcasts.column('tenant_id', 'p')} = ${ctx.tenant_id}::${sql.raw(types.tenant_id)}
          and ${podcasts.column('podcast_id', 'p')} = u.podcast_id
      ) as e on true
      order by w.n`.execute(db);
    return rows;
  } catch (error) {
    // 22023: PostgreSQL's own list of zones does not have this name.
    if (!(error instanceof Error && 'code' in error && error.code === '22023')) throw error;
    throw new PodflightError(
      'io.time_zone_unknown',
      `The database does not know the time zone "${time_zone}". Use its IANA name, such as Europe/Berlin.`,
      { time_zone },
      { cause: error },
    );
  }
}
