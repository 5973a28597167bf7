import {
  advertiserCards,
  advertiserDashboard,
  audienceFitCardSchema,
  CARDS,
  type CardName,
  cardCsv,
  cardFunctions,
  creatorCards,
  creatorDashboard,
  etlHealthCardSchema,
  inventoryCalendarCardSchema,
  makegoodsPendingCardSchema,
  opsCards,
  opsDashboard,
  type Persona,
  pacingCardSchema,
  pipelineForecastCardSchema,
  projectedCpmCardSchema,
  sponsorRevenueCardSchema,
  winLossCardSchema,
} from '@podflight/core/cards';
import { z } from 'zod';
import { csvAnswer } from '../answers/csv-answer.ts';
import { revalidatedAnswer } from '../answers/revalidated-answer.ts';
import { line } from '../requests/input-parts.ts';
import { withoutUndefined } from '../requests/without-undefined.ts';
import { type Route, route } from './route.ts';

const FLAGS = ['ENABLE_NEW_DASHBOARD_CARDS'] as const;
const key = line(200).min(1).optional();

const filters = {
  podcast_id: key,
  advertiser_id: key,
  from: z.iso.date().optional().meta({ description: 'First day.' }),
  to: z.iso.date().optional().meta({ description: 'Last day.' }),
  currency: line(3).optional().meta({ description: 'Only amounts in it, ISO 4217.' }),
  time_zone: line(100).min(1).optional().meta({ description: 'IANA name. Default: UTC.' }),
};
const dashboardQuery = z.object(filters);
const cardQuery = z.object({
  ...filters,
  io_id: key.meta({ description: 'Of the pacing card: one flight, day by day.' }),
  cursor: line(1000)
    .optional()
    .meta({ description: 'Of the pacing card: `next_cursor` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).optional().meta({ description: 'Of the pacing card.' }),
});

const dashboards = {
  creator: { schema: creatorDashboard, ask: creatorCards, summary: 'All cards of a creator.' },
  advertiser: { schema: advertiserDashboard, ask: advertiserCards, summary: 'All cards of an advertiser.' },
  ops: { schema: opsDashboard, ask: opsCards, summary: 'All cards of ad operations.' },
};

const cards: Record<CardName, { schema: z.ZodType; summary: string }> = {
  pacing: { schema: pacingCardSchema, summary: 'How flights do against what should be delivered by now.' },
  sponsor_revenue: { schema: sponsorRevenueCardSchema, summary: 'What sponsors brought and will bring.' },
  makegoods_pending: { schema: makegoodsPendingCardSchema, summary: 'What is owed, and where it could run.' },
  audience_fit: { schema: audienceFitCardSchema, summary: 'How well shows fit advertisers.' },
  projected_cpm: {
    schema: projectedCpmCardSchema,
    summary: 'What a thousand impressions come to in the end.',
  },
  inventory_calendar: {
    schema: inventoryCalendarCardSchema,
    summary: 'What is for sale by show, ad unit and day.',
  },
  pipeline_forecast: {
    schema: pipelineForecastCardSchema,
    summary: 'What deals and months are likely to bring.',
  },
  win_loss: { schema: winLossCardSchema, summary: 'How many deals were won, and why others were lost.' },
  etl_health: {
    schema: etlHealthCardSchema,
    summary: 'How fresh, complete and accepted the daily numbers are.',
  },
};

const personas: readonly Persona[] = ['creator', 'advertiser', 'ops'];

/** The cards of each persona: all at once, one by one, and as CSV. */
export const dashboardRoutes: readonly Route[] = personas.flatMap((persona) => [
  dashboardRoute(persona),
  ...CARDS[persona].flatMap((card) => [csvRoute(persona, card), cardRoute(persona, card)]),
]);

function dashboardRoute(persona: Persona): Route {
  const { schema, ask, summary } = dashboards[persona];
  return route({
    method: 'GET',
    path: `/v1/dashboard/${persona}`,
    flags: FLAGS,
    access: 'viewer',
    summary: `${summary} One that fails is in state "error", and the others are there.`,
    input: { query: dashboardQuery },
    output: { description: 'The cards', mediaType: 'application/json', schema },
    run: async ({ ctx, request, input, cardOptions }) =>
      revalidatedAnswer(request, await ask(ctx, withoutUndefined(input.query), await cardOptions())),
  });
}

function cardRoute(persona: Persona, card: CardName): Route {
  const { schema, summary } = cards[card];
  return route({
    method: 'GET',
    path: `/v1/dashboard/${persona}/${card}`,
    flags: FLAGS,
    access: 'viewer',
    summary,
    input: { query: cardQuery },
    output: { description: 'The card', mediaType: 'application/json', schema },
    run: async ({ ctx, request, input, cardOptions }) =>
      revalidatedAnswer(
        request,
        await cardFunctions[card](ctx, withoutUndefined(input.query), await cardOptions()),
      ),
  });
}

function csvRoute(persona: Persona, card: CardName): Route {
  return route({
    method: 'GET',
    path: `/v1/dashboard/${persona}/${card}.csv`,
    flags: FLAGS,
    access: 'viewer',
    summary: `${cards[card].summary} As CSV.`,
    input: { query: dashboardQuery },
    output: { description: 'The card’s table', mediaType: 'text/csv', schema: z.string() },
    run: async ({ ctx, input, cardOptions }) =>
      csvAnswer(
        `${card.replaceAll('_', '-')}.csv`,
        cardCsv(ctx, card, withoutUndefined(input.query), await cardOptions()),
      ),
  });
}
