import { type DealStage, isOpen } from './deal-stage.ts';
import { type PipelineOptions, pipelineSettings } from './pipeline-options.ts';

const DAY = 86_400_000;

/** What tells whether a deal rots; instants are ISO 8601. */
export type Activity = {
  stage: DealStage;
  stage_changed_at: string | null;
  last_activity_at: string | null;
  /** `YYYY-MM-DD` */
  next_activity_on: string | null;
};

/**
 * Whether nothing has happened to an open deal for longer than its stage allows. A next activity that is
 * planned for today or later stops it. A deal of which nothing is known to have happened does not rot.
 * Limits per stage are Pipedrive's and Odoo's idea (DOMAIN 2.6).
 *
 * @example
 * isRotting({ ...deal, stage: 'negotiation', last_activity_at: null }, new Date('2026-11-24T09:00:00Z'))
 */
export function isRotting(activity: Activity, now: Date, options: PipelineOptions = {}): boolean {
  const { stage, stage_changed_at, last_activity_at, next_activity_on } = activity;
  if (!isOpen(stage)) return false;
  if (next_activity_on !== null && next_activity_on >= now.toISOString().slice(0, 10)) return false;
  const happened = [stage_changed_at, last_activity_at].flatMap((at) => (at === null ? [] : Date.parse(at)));
  if (happened.length === 0) return false;
  return now.getTime() - Math.max(...happened) > pipelineSettings(options).rotting_days[stage] * DAY;
}

/** Days from one instant to another, in whole and parts of 24 hours; 0 when they are the other way round. */
export function daysFrom(since: string, until: Date): number {
  return Math.max(0, (until.getTime() - Date.parse(since)) / DAY);
}
