import type { SlotAlternative } from '../api/io-contract.ts';
import { dayCount, isDay } from '../io-order/flight-day.ts';
import type { MessageKey } from '../text/english.ts';
import type { Translate } from '../text/translate.ts';
import { type DraftLine, type IoDraft, STEPS, type Step } from './io-draft.ts';

/** What is wrong, by the field that it stands at: `deal`, `first_day` or `<line key>:<field>`. */
export type Problems = Readonly<Record<string, string>>;

/** Lines whose slot somebody else has, with what is free instead. */
export type TakenLines = Readonly<Record<string, readonly SlotAlternative[]>>;

/** What keeps a person from leaving a step. */
export function stepProblems(
  step: Step,
  draft: IoDraft,
  lines: readonly DraftLine[],
  text: Translate,
): Problems {
  const problems: Record<string, string> = {};
  const ask = (field: string, key: MessageKey) => {
    problems[field] = text(key);
  };
  if (step === 'deal' && !draft.deal) ask('deal', 'wizard_need_deal');
  if (step === 'ad_units' && draft.ad_unit_ids.length === 0) ask('ad_units', 'wizard_need_ad_unit');
  if (step === 'episodes' && draft.episode_ids.length === 0 && !draft.unassigned) {
    ask('episodes', 'wizard_need_episode');
  }
  if (step === 'flight') {
    if (!isDay(draft.first_day)) ask('first_day', 'wizard_need_day');
    if (!isDay(draft.last_day)) ask('last_day', 'wizard_need_day');
    else if (dayCount(draft.first_day, draft.last_day) < 1) ask('last_day', 'wizard_ends_early');
    if (draft.hold_until && !(Date.parse(draft.hold_until) > Date.now()))
      ask('hold_until', 'wizard_hold_past');
  }
  if (step === 'price') {
    if (lines.length === 0) ask('lines', 'wizard_need_line');
    for (const line of lines) Object.assign(problems, lineProblems(line, text));
  }
  return problems;
}

function lineProblems(line: DraftLine, text: Translate): Problems {
  const problems: Record<string, string> = {};
  const ask = (field: string, key: MessageKey) => {
    problems[`${line.key}:${field}`] = text(key);
  };
  if (line.impressions === null || line.impressions < 1) ask('impressions', 'wizard_need_impressions');
  if (line.cpm_cents === null) ask('cpm_cents', 'wizard_need_cpm');
  if (!isDay(line.first_day)) ask('first_day', 'wizard_need_day');
  if (!isDay(line.last_day)) ask('last_day', 'wizard_need_day');
  else if (dayCount(line.first_day, line.last_day) < 1) ask('last_day', 'wizard_ends_early');
  const code = line.promo_code.trim();
  if (code && !/^[A-Za-z0-9]{3,20}$/.test(code)) ask('promo_code', 'wizard_promo_form');
  const slug = line.vanity_slug.trim();
  if (slug && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(slug)) ask('vanity_slug', 'wizard_slug_form');
  const target = line.target_url.trim();
  if (slug && !target) ask('target_url', 'wizard_need_target');
  else if (target && !/^https?:\/\/[^\s/]/i.test(target)) ask('target_url', 'wizard_target_form');
  return problems;
}

/** The first step with a problem; null when the order can be booked. A draft may be old. */
export function wrongStep(draft: IoDraft, lines: readonly DraftLine[], text: Translate): Step | null {
  return STEPS.find((step) => Object.keys(stepProblems(step, draft, lines, text)).length > 0) ?? null;
}

/** The step that a field belongs to. */
export function stepOfField(field: string): Step {
  if (field === 'campaign_id') return 'deal';
  if (field === 'time_zone' || field === 'hold_until') return 'flight';
  return 'price';
}
