import type { DealStage, MoveDealInput } from '@podflight/core/pipeline';
import { addDays, type Day } from './calendar.ts';
import { type Random, random } from './random.ts';
import { signedOn } from './signed-on.ts';

/** A campaign as the platform has it. */
export type StoryCampaign = {
  campaign_id: string;
  status: string;
  start_date: Day | null;
  campaign_value: string | null;
};

/** One thing that somebody did for a deal, on a day. */
export type StoryStep = { day: Day; actor_id: string } & (
  | { move: MoveDealInput }
  | { plan: { expected_close?: Day; next_activity_on?: Day } }
);

export type DealStory = { campaign_id: string; began: Day; steps: readonly StoryStep[] };

type Loss = Pick<MoveDealInput, 'loss_reason' | 'loss_note'>;

const PEOPLE = ['robin', 'ines', 'tomasz'] as const;
const BACK = [
  'They want a smaller flight first.',
  'The budget is split over two quarters now.',
  'Their new agency starts over with the brief.',
] as const;
const LOSSES: readonly [Loss, ...Loss[]] = [
  { loss_reason: 'price', loss_note: 'Another network was a fifth cheaper.' },
  { loss_reason: 'timing', loss_note: 'Ask again after their product launch.' },
  { loss_reason: 'budget_cut' },
  { loss_reason: 'no_response' },
  { loss_reason: 'no_inventory', loss_note: 'The episodes they wanted were sold.' },
  { loss_reason: 'audience_mismatch' },
];
const ON_THE_WAY = ['qualified', 'proposal', 'negotiation'] as const;
/** Days in a stage after which it counts as rotting, by Podflight's defaults. */
const PATIENCE = { lead: 14, qualified: 14, proposal: 10, negotiation: 7 } as const;

type Open = keyof typeof PATIENCE;

/** How a campaign became what it is: signed before it began, lost, or still being talked about. */
export function dealStory(campaign: StoryCampaign, firstDay: Day, isBooked: boolean): DealStory {
  const draw = random(`deal ${campaign.campaign_id}`);
  const end = ending(campaign, draw);
  const lastDay = lastMove(campaign, end, firstDay, draw);
  const path = pathTo(end, campaign, draw);
  const days = path.map(() => lastDay);
  for (let n = path.length - 2; n >= 0; n--) days[n] = addDays(days[n + 1] ?? lastDay, -draw.int(2, 11));
  const steps = path.flatMap((stage, n) => stepsInto(stage, path[n - 1] ?? 'lead', days[n] ?? lastDay, draw));
  const began = addDays(days[0] ?? lastDay, path.length > 0 ? -draw.int(1, 9) : 0);
  const won: StoryStep[] =
    end === 'won' ? [{ day: lastDay, actor_id: draw.pick(PEOPLE), move: wonMove(isBooked) }] : [];
  const told = withPlans([...steps, ...won], end, firstDay, draw);
  return { campaign_id: campaign.campaign_id, began, steps: told };
}

function ending({ status, campaign_value }: StoryCampaign, draw: Random): DealStage {
  if (status === 'cancelled') return 'lost';
  if (status !== 'draft') return 'won';
  if (campaign_value === null) return draw.pick(['lead', 'lead', 'qualified']);
  return draw.pick(['lead', 'lead', 'qualified', 'qualified', 'proposal', 'proposal', 'negotiation', 'lost']);
}

function lastMove(campaign: StoryCampaign, end: DealStage, firstDay: Day, draw: Random): Day {
  if (end === 'won') return signedOn(campaign, firstDay);
  if (end === 'lost') return addDays(firstDay, -draw.int(2, 60));
  const rots = draw.chance(0.28);
  return addDays(firstDay, -(rots ? PATIENCE[end] + draw.int(2, 20) : draw.int(0, PATIENCE[end] - 2)));
}

/** The stages that a deal entered, in order; some go back once, some skip one. */
function pathTo(end: DealStage, { campaign_value }: StoryCampaign, draw: Random): DealStage[] {
  if (end === 'lead') return [];
  if (end === 'qualified') return ['qualified'];
  const reached = end === 'won' ? 'negotiation' : end === 'lost' ? draw.pick(ON_THE_WAY) : end;
  const until = campaign_value === null ? 0 : ON_THE_WAY.indexOf(reached);
  const path: DealStage[] = ON_THE_WAY.slice(0, until + 1);
  if (path.length > 1 && draw.chance(0.18)) path.splice(2, 0, 'qualified', 'proposal');
  else if (path.length > 1 && draw.chance(0.3)) path.shift();
  return end === 'won' || end === 'lost' ? [...path, end] : path;
}

/** What is signed is booked first; a campaign without an episode to be in is won all the same. */
function wonMove(isBooked: boolean): MoveDealInput {
  return isBooked ? { stage: 'won' } : { stage: 'won', override: true };
}

function stepsInto(stage: DealStage, from: DealStage, day: Day, draw: Random): StoryStep[] {
  const actor_id = draw.pick(PEOPLE);
  if (stage === 'negotiation') {
    const plan = { expected_close: addDays(day, draw.int(6, 30)) };
    return [
      { day, actor_id, plan },
      { day, actor_id, move: { stage } },
    ];
  }
  if (stage === 'won') return [];
  if (stage === 'lost') return [{ day, actor_id, move: { stage, ...draw.pick(LOSSES) } }];
  if (stage === 'qualified' && from === 'proposal') {
    return [{ day, actor_id, move: { stage, reason: draw.pick(BACK) } }];
  }
  return [{ day, actor_id, move: { stage } }];
}

/** What is planned for a deal that is still open; a few closed days have passed, a few have been put off. */
function withPlans(steps: StoryStep[], end: DealStage, firstDay: Day, draw: Random): StoryStep[] {
  const last = steps.at(-1);
  if (!isOpen(end) || end === 'lead' || !last) return steps;
  const { day, actor_id } = last;
  const expected_close = addDays(firstDay, draw.chance(0.15) ? -draw.int(1, 9) : draw.int(6, 45));
  const plans: StoryStep[] = [{ day, actor_id, plan: { expected_close } }];
  if (draw.chance(0.2)) {
    plans.push({ day, actor_id, plan: { expected_close: addDays(expected_close, draw.int(5, 20)) } });
  }
  if (draw.chance(0.25)) {
    plans.push({ day, actor_id, plan: { next_activity_on: addDays(firstDay, draw.int(1, 8)) } });
  }
  return [...steps, ...plans];
}

function isOpen(stage: DealStage): stage is Open {
  return stage in PATIENCE;
}
