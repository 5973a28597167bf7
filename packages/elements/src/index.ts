export { ApiError } from './api/api-error.ts';
export type { CardFilters, Cards, Dashboard } from './api/card-contract.ts';
export type { FeatureFlag, Features } from './api/features.ts';
export type { HeadersSource } from './api/request-json.ts';
export type { CardEvents } from './cards/card-events.ts';
export { PodflightCardFilters } from './cards/filters/card-filters.ts';
export { PodflightAdvertiserCards } from './cards/personas/advertiser-cards.ts';
export { PodflightCreatorCards } from './cards/personas/creator-cards.ts';
export { PodflightOpsCards } from './cards/personas/ops-cards.ts';
export { PodflightCsvUploader } from './csv-uploader/csv-uploader.ts';
export type { ImportEvents } from './csv-uploader/upload-events.ts';
export { PodflightDealBoard } from './deal-board/deal-board.ts';
export type { DealEvents } from './deal-board/deal-events.ts';
export {
  PodflightAudienceFitCard,
  PodflightEtlHealthCard,
  PodflightInventoryCalendarCard,
  PodflightMakegoodsCard,
  PodflightPacingCard,
  PodflightPipelineForecastCard,
  PodflightProjectedCpmCard,
  PodflightSponsorRevenueCard,
  PodflightWinLossCard,
} from './drawn-cards.ts';
export { PodflightImportHistory } from './import-history/import-history.ts';
export { PodflightIoList } from './io-list/io-list.ts';
export type { IoEvents } from './io-order/io-events.ts';
export { PodflightIoWizard } from './io-wizard/io-wizard.ts';
export type { PodflightTags } from './jsx.ts';
export type { MatchEvents } from './match-table/match-events.ts';
export { PodflightMatchTable } from './match-table/match-table.ts';
export { PodflightProvider } from './provider/provider.ts';
export { english, type MessageKey, type Messages } from './text/english.ts';
