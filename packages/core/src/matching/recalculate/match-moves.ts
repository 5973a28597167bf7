import { sql } from 'kysely';
import type { NewEvent } from '../../events/emit-event.ts';
import type { PodflightContext } from '../../tenancy/context.ts';
import { podflightTable } from '../../tenancy/podflight-table.ts';
import type { TenantDb } from '../../tenancy/with-tenant.ts';
import { SIGNALS } from '../inputs.ts';
import { type KnownScope, keySet } from './inputs/scope.ts';
import type { MatchRow, StoredSignals } from './match-row.ts';
import type { StartedRun } from './match-run.ts';
import type { StoredPair } from './stored-pairs.ts';

/** A row with what was stored of its pair before. */
export type Change = { row: MatchRow; old: StoredPair | undefined };

/** Points from which a score counts as moved. */
const POINT = 1;

/** Whether something moved that matters: by a point, eligibility, or the first reason. A new pair has not moved. */
export function moved({ row, old }: Change): boolean {
  if (!old) return false;
  return (
    Math.abs(old.score - row.score) >= POINT ||
    old.eligible !== row.eligible ||
    old.top_reason !== topReason(row)
  );
}

function topReason({ reasons }: Change['row']): string | null {
  // Written by match-row.ts as such.
  const codes = (JSON.parse(reasons) as { code: string }[]).map(({ code }) => code);
  return codes.find((code) => !code.startsWith('verdict')) ?? null;
}

/** The events of pairs that moved, read before they are written, for they name the signals that changed. */
export async function moveEvents(
  ctx: PodflightContext,
  db: TenantDb,
  { tenant }: KnownScope,
  { run_id, cause }: StartedRun,
  changes: readonly Change[],
): Promise<NewEvent<'match.recalculated'>[]> {
  if (changes.length === 0) return [];
  const ids = changes.map(({ row }) => row.match_id);
  const { rows } = await sql<{ match_id: string; signals: StoredSignals | null }>`
    select m.match_id::text as match_id, m.signals from ${podflightTable(ctx, 'matches')} as m
    where m.tenant_id = ${tenant} and m.match_id in ${keySet(ids, 'uuid')}`.execute(db);
  const before = new Map(rows.map(({ match_id, signals }) => [match_id, signals ?? {}]));
  return changes.flatMap(({ row, old }): NewEvent<'match.recalculated'>[] => {
    const { match_id, advertiser_id, podcast_id, score, eligible } = row;
    if (!old) return [];
    // Written by match-row.ts as such.
    const after = JSON.parse(row.signals) as StoredSignals;
    const earlier = before.get(match_id) ?? {};
    return [
      {
        type: 'match.recalculated',
        subject: match_id,
        data: {
          ...{ kind: 'pair', run_id, match_id, advertiser_id, podcast_id },
          from: { score: old.score, eligible: old.eligible, top_reason: old.top_reason },
          to: { score, eligible, top_reason: topReason(row) },
          changed_signals: SIGNALS.filter((name) => String(earlier[name]) !== String(after[name])),
          cause,
        },
      },
    ];
  });
}
