import type {
  AudienceFitCard,
  EtlHealthCard,
  InventoryCalendarCard,
  MakegoodsPendingCard,
  PacingCard,
  PipelineForecastCard,
  ProjectedCpmCard,
  SponsorRevenueCard,
  WinLossCard,
} from '@podflight/core/cards';

export type { CardReason, PacingDay, PacingFlight } from '@podflight/core/cards';

/** The nine cards by name, as the server answers them. */
export type Cards = {
  pacing: PacingCard;
  sponsor_revenue: SponsorRevenueCard;
  makegoods_pending: MakegoodsPendingCard;
  audience_fit: AudienceFitCard;
  projected_cpm: ProjectedCpmCard;
  inventory_calendar: InventoryCalendarCard;
  pipeline_forecast: PipelineForecastCard;
  win_loss: WinLossCard;
  etl_health: EtlHealthCard;
};
export type CardName = keyof Cards;
/** Whose dashboard a card is on. */
export type Persona = 'creator' | 'advertiser' | 'ops';

/** What a card shows when it has something to show. */
export type CardData<Name extends CardName> = NonNullable<Cards[Name]['data']>;

/** All cards of a persona, from one request; each may have failed alone. */
export type Dashboard = {
  persona: Persona;
  cards: { [Name in CardName]?: Cards[Name] };
  computed_at: string;
};

/** What several cards are narrowed by; empty is everything. Days are inclusive. */
export type CardFilters = {
  podcast_id: string;
  advertiser_id: string;
  from: string;
  to: string;
  currency: string;
};

export const NO_FILTERS: CardFilters = { podcast_id: '', advertiser_id: '', from: '', to: '', currency: '' };
