export {
  type AdUnit,
  type AdUnitChange,
  adUnit,
  adUnitChange,
  type NewAdUnit,
  newAdUnit,
} from './ad-unit/ad-unit.ts';
export { createAdUnit } from './ad-unit/create-ad-unit.ts';
export { type ListAdUnitsOptions, listAdUnits } from './ad-unit/list-ad-units.ts';
export { updateAdUnit } from './ad-unit/update-ad-unit.ts';
export {
  type AvailabilityInput,
  availability,
  availabilityInput,
  type SlotAvailability,
  slotAvailability,
} from './availability/availability.ts';
export { bookIo } from './book/book-io.ts';
export { type BookIoInput, bookIoInput } from './book/book-io-input.ts';
export { type SlotAlternative, slotAlternative } from './book/slot-alternatives.ts';
export { type AcceptRevisionInput, acceptRevision, acceptRevisionInput } from './change/accept-revision.ts';
export {
  type CancelBookingInput,
  type Cancellation,
  type CancelledIo,
  cancelBooking,
  cancelBookingInput,
  cancelledIo,
} from './change/cancel-booking.ts';
export { editBooking } from './change/edit-booking.ts';
export { type EditBookingInput, editBookingInput } from './change/edit-booking-input.ts';
export {
  type ExportIoCsvFilters,
  exportIoCsv,
  exportIoCsvFilters,
} from './csv/export-io-csv.ts';
export {
  type ImportIoCsvOptions,
  type IoImportReport,
  importIoCsv,
  importIoCsvOptions,
  ioImportReport,
} from './csv/import-io-csv.ts';
export { IO_CSV_COLUMNS, type IoCsvColumn } from './csv/io-csv-columns.ts';
export { type IoCsvProblem, ioCsvProblem } from './csv/io-csv-problem.ts';
export { getIo } from './get-io.ts';
export { type Io, type IoStatus, io, ioStatus } from './io.ts';
export { type IoDocument, type IoDocumentLine, ioDocument, ioDocumentLine } from './io-document.ts';
export { type IoParties, ioParties } from './io-parties.ts';
export { type IoTerms, ioTerms } from './io-terms.ts';
export {
  type AdvanceFlightsOptions,
  advanceFlights,
  type FlightReport,
  flightReport,
} from './lifecycle/advance-flights.ts';
export { IO_TRANSITIONS, type IoAction, type IoTransition } from './lifecycle/booking-status.ts';
export { type IoPage, type IoSort, ioSort, type ListIosOptions, listIos } from './list-ios.ts';
export { bookMakegood } from './makegood/book-makegood.ts';
export {
  type BookMakegoodInput,
  bookMakegoodInput,
  type ResolveMakegoodInput,
  resolveMakegoodInput,
  type SizeMakegoodInput,
  sizeMakegoodInput,
} from './makegood/makegood-input.ts';
export {
  type MakegoodResolution,
  type ResolvedIo,
  resolvedIo,
  resolveMakegood,
} from './makegood/resolve-makegood.ts';
export { type MakegoodSize, makegoodSize, sizeMakegood } from './makegood/size-makegood.ts';
export { getIoDocument, type StoredIoDocument } from './order/get-io-document.ts';
export { type IoDetail, type IoOrder, type IoRevision, ioDetail, ioOrder } from './order/io-order.ts';
export { getIoOrder } from './order/read-order.ts';
export {
  type EpisodeProjection,
  type EpisodeProjectionsInput,
  episodeProjection,
  episodeProjections,
  episodeProjectionsInput,
} from './outlook/episode-projections.ts';
export {
  type FlightPacing,
  type FlightPacingsInput,
  flightPacing,
  flightPacings,
  flightPacingsInput,
} from './outlook/flight-pacing.ts';
export {
  type PromoCodeProposal,
  type ProposePromoCodesInput,
  promoCodeProposal,
  proposePromoCodes,
} from './promo-code/propose-promo-codes.ts';
export { type ResolveVanityOptions, resolveVanity, type VanityVisit } from './vanity/resolve-vanity.ts';
export { type VanityInput, vanityInput } from './vanity/vanity-input.ts';
