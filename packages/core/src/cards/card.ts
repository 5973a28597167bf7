import { z } from 'zod';

/** The nine cards, by the persona that they are for. */
export const CARDS = {
  creator: ['pacing', 'sponsor_revenue', 'makegoods_pending'],
  advertiser: ['audience_fit', 'projected_cpm', 'inventory_calendar'],
  ops: ['pipeline_forecast', 'win_loss', 'etl_health'],
} as const;
export type Persona = keyof typeof CARDS;
export type CardName = (typeof CARDS)[Persona][number];

/**
 * `empty`: there is nothing to show, and `reasons` say what is missing. `partial`: something could not be told.
 * `stale`: it rests on numbers that are late. `error`: it failed, others need not have.
 */
export const CARD_STATES = ['ok', 'empty', 'partial', 'stale', 'error'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Why a card is not simply `ok`. Codes are API; what they count is in `params`. */
export const CARD_REASONS = [
  // Nothing to show.
  'no_flights',
  'no_bookings',
  'no_makegoods',
  'no_matches',
  'no_ad_units',
  'no_deals',
  'nothing_closed',
  'never_imported',
  // Not all of it.
  /** `count` of `total` are shown or counted; narrow the range. */
  'too_many',
  /** `count` flights wait for their first numbers. */
  'awaiting_data',
  /** `count` flights whose episode is not out. */
  'awaiting_publication',
  /** `count` flights lack days in between. */
  'gap_days',
  /** `count` flights are judged evenly, because no show has taught a curve. */
  'no_curve',
  /** `count` lines without a price or a goal are in no sum. */
  'without_price',
  'without_amount',
  /** `count` episodes that nothing is known to project from. */
  'no_projection',
  /** `count` matches whose coverage is low. */
  'provisional_matches',
  /** The host has no attribution events. */
  'no_attribution',
  // Late.
  /** Numbers end `lag_days` days before yesterday. */
  'data_late',
] as const;
export type CardReasonCode = (typeof CARD_REASONS)[number];

export const cardReason = z
  .object({
    code: z.enum(CARD_REASONS),
    params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  })
  .meta({ id: 'CardReason' });
export type CardReason = z.infer<typeof cardReason>;

/** What a failed card tells: never SQL, never a stack. */
export const cardError = z.object({ code: z.string(), message: z.string() }).meta({ id: 'CardError' });
export type CardError = z.infer<typeof cardError>;

const source = z.object({ rows: z.int().nonnegative() });

/** A card: its data with what that rests on. */
export type Card<K extends CardName, D> = {
  card: K;
  state: CardState;
  reasons: CardReason[];
  /** The last complete day of data that it rests on, `YYYY-MM-DD`. */
  data_through: string | null;
  /** ISO 8601 */
  computed_at: string;
  /** Rows read of each source, such as `bookings`, `episodes`, `deals`. */
  computed_from: Record<string, { rows: number }>;
  /** Null exactly when `state` is `empty` or `error`. */
  data: D | null;
  /** Only when `state` is `error`. */
  error?: CardError | undefined;
};

/** The schema of a card with this data. */
export function cardOf<K extends CardName, D extends z.ZodType>(card: K, data: D, id: string) {
  return z
    .object({
      card: z.literal(card),
      state: z.enum(CARD_STATES),
      reasons: z.array(cardReason),
      data_through: z.iso.date().nullable(),
      computed_at: z.iso.datetime({ offset: true }),
      computed_from: z.record(z.string(), source),
      data: data.nullable(),
      error: cardError.optional(),
    })
    .meta({ id });
}
