import type { PodflightAudienceFitCard } from './cards/audience-fit/podflight-audience-fit-card.ts';
import type { CardEvents } from './cards/card-events.ts';
import type { PodflightCardFilters } from './cards/filters/card-filters.ts';
import type { PodflightPipelineForecastCard } from './cards/forecast/podflight-pipeline-forecast-card.ts';
import type { PodflightEtlHealthCard } from './cards/health/podflight-etl-health-card.ts';
import type { PodflightInventoryCalendarCard } from './cards/inventory/podflight-inventory-calendar-card.ts';
import type { PodflightMakegoodsCard } from './cards/makegoods/podflight-makegoods-card.ts';
import type { PodflightPacingCard } from './cards/pacing/podflight-pacing-card.ts';
import type { PodflightAdvertiserCards } from './cards/personas/advertiser-cards.ts';
import type { PodflightCreatorCards } from './cards/personas/creator-cards.ts';
import type { PodflightOpsCards } from './cards/personas/ops-cards.ts';
import type { PodflightProjectedCpmCard } from './cards/projected-cpm/podflight-projected-cpm-card.ts';
import type { PodflightSponsorRevenueCard } from './cards/revenue/podflight-sponsor-revenue-card.ts';
import type { PodflightWinLossCard } from './cards/win-loss/podflight-win-loss-card.ts';
import type { PodflightCsvUploader } from './csv-uploader/csv-uploader.ts';
import type { ImportEvents } from './csv-uploader/upload-events.ts';
import type { PodflightDealBoard } from './deal-board/deal-board.ts';
import type { DealEvents } from './deal-board/deal-events.ts';
import type { PodflightImportHistory } from './import-history/import-history.ts';
import type { PodflightIoList } from './io-list/io-list.ts';
import type { IoEvents } from './io-order/io-events.ts';
import type { PodflightIoWizard } from './io-wizard/io-wizard.ts';
import type { MatchEvents } from './match-table/match-events.ts';
import type { PodflightMatchTable } from './match-table/match-table.ts';
import type { PodflightProvider } from './provider/provider.ts';

type Setting = 'headers' | 'credentials' | 'locale' | 'messages';
type Attributes<Element, Own extends keyof Element, Base> = Base &
  Partial<Pick<Element, Own>> & { 'base-url'?: string | undefined };
type On<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: (event: CustomEvent<Events[Name]>) => void;
};

type Filter = 'podcast-id' | 'advertiser-id' | 'refresh-seconds';
type CardTag<Element extends { data: unknown }, Own extends keyof Element, Base> = Attributes<
  Element,
  Own | (keyof Element & (Setting | 'data' | 'from' | 'to' | 'currency')),
  Base
> & { [Name in Filter]?: string | number | undefined } & On<CardEvents>;
type PersonaTag<Element extends { data: unknown }, Base> = Attributes<
  Element,
  keyof Element & (Setting | 'data'),
  Base
> & { 'refresh-seconds'?: number | undefined } & On<CardEvents>;

/**
 * The tags for the JSX of React 19; `Base` is what every tag takes there.
 *
 * @example
 * declare module 'react' {
 *   namespace JSX {
 *     interface IntrinsicElements
 *       extends PodflightTags<DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>> {}
 *   }
 * }
 */
export type PodflightTags<Base> = {
  'podflight-provider': Attributes<
    PodflightProvider,
    Setting | 'theme' | 'from' | 'to' | 'currency',
    Base
  > & {
    'podcast-id'?: string | undefined;
    'advertiser-id'?: string | undefined;
  } & On<CardEvents>;
  'podflight-csv-uploader': Attributes<PodflightCsvUploader, Setting | 'mode', Base> & On<ImportEvents>;
  'podflight-import-history': Attributes<PodflightImportHistory, Setting, Base> & {
    'page-size'?: number | undefined;
    'onpodflight-import-opened'?: (event: CustomEvent<{ import_id: string }>) => void;
    'onpodflight-import-requested'?: (event: CustomEvent<null>) => void;
  };
  'podflight-etl-health-card': CardTag<PodflightEtlHealthCard, never, Base>;
  'podflight-pacing-card': CardTag<PodflightPacingCard, 'series', Base> & { 'io-id'?: string | undefined };
  'podflight-sponsor-revenue-card': CardTag<PodflightSponsorRevenueCard, never, Base>;
  'podflight-makegoods-card': CardTag<PodflightMakegoodsCard, never, Base>;
  'podflight-audience-fit-card': CardTag<PodflightAudienceFitCard, never, Base>;
  'podflight-projected-cpm-card': CardTag<PodflightProjectedCpmCard, never, Base>;
  'podflight-inventory-calendar-card': CardTag<PodflightInventoryCalendarCard, never, Base>;
  'podflight-pipeline-forecast-card': CardTag<PodflightPipelineForecastCard, never, Base>;
  'podflight-win-loss-card': CardTag<PodflightWinLossCard, never, Base>;
  'podflight-creator-cards': PersonaTag<PodflightCreatorCards, Base>;
  'podflight-advertiser-cards': PersonaTag<PodflightAdvertiserCards, Base>;
  'podflight-ops-cards': PersonaTag<PodflightOpsCards, Base>;
  'podflight-card-filters': Attributes<PodflightCardFilters, Setting | 'podcasts', Base> & On<CardEvents>;
  'podflight-deal-board': Attributes<PodflightDealBoard, Setting | 'q' | 'rotting' | 'stage', Base> & {
    'podcast-id'?: string | undefined;
    'sponsor-id'?: string | undefined;
    'page-size'?: number | undefined;
  } & On<DealEvents>;
  'podflight-io-list': Attributes<PodflightIoList, Setting | 'q' | 'status' | 'sort', Base> & {
    'podcast-id'?: string | undefined;
    'campaign-id'?: string | undefined;
    'page-size'?: number | undefined;
  } & On<IoEvents>;
  'podflight-match-table': Attributes<
    PodflightMatchTable,
    Setting | 'picker' | 'q' | 'band' | 'eligible' | 'data' | 'sentences',
    Base
  > & {
    'advertiser-id'?: string | undefined;
    'podcast-id'?: string | undefined;
    'match-id'?: string | undefined;
    'page-size'?: number | undefined;
  } & On<MatchEvents & Pick<CardEvents, 'podflight-match-opened'>>;
  'podflight-io-wizard': Attributes<PodflightIoWizard, Setting | 'deal' | 'spot', Base> & {
    'campaign-id'?: string | undefined;
  } & On<IoEvents>;
};
