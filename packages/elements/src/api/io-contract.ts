import type { BookIoInput, SlotAvailability } from '@podflight/core/io';
import type { Deal } from '@podflight/core/pipeline';

export type {
  AdUnit,
  BookMakegoodInput as MakegoodBooking,
  Cancellation,
  CancelledIo,
  FlightPacing as IoPacing,
  Io,
  IoDetail,
  IoOrder,
  IoStatus,
  MakegoodResolution,
  MakegoodSize,
  PromoCodeProposal,
  ResolvedIo,
  ResolveMakegoodInput as Resolving,
  SlotAlternative,
} from '@podflight/core/io';

/** What of an ad unit is left in one episode during a flight, and what the episode will bring in it. */
export type Availability = SlotAvailability & {
  /** Null where the show has too little history. */
  projected_impressions: number | null;
};

/** What is sent to book an order. */
export type Booking = BookIoInput;

/** One spot to book; days are inclusive on both sides. */
export type BookingLine = BookIoInput['lines'][number];

/** A deal as far as booking needs it. */
export type BookableDeal = Pick<
  Deal,
  | 'campaign_id'
  | 'name'
  | 'podcast_id'
  | 'podcast_title'
  | 'sponsor_name'
  | 'stage'
  | 'amount_cents'
  | 'currency'
>;
