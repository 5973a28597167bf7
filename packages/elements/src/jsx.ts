import type { PodflightEtlHealthCard } from './cards/health/etl-health-card.ts';
import type { PodflightCsvUploader } from './csv-uploader/csv-uploader.ts';
import type { ImportEvents } from './csv-uploader/upload-events.ts';
import type { PodflightDealBoard } from './deal-board/deal-board.ts';
import type { DealEvents } from './deal-board/deal-events.ts';
import type { PodflightImportHistory } from './import-history/import-history.ts';
import type { PodflightIoList } from './io-list/io-list.ts';
import type { IoEvents } from './io-order/io-events.ts';
import type { PodflightIoWizard } from './io-wizard/io-wizard.ts';
import type { PodflightProvider } from './provider/provider.ts';

type Setting = 'headers' | 'credentials' | 'locale' | 'messages';
type Attributes<Element, Own extends keyof Element, Base> = Base &
  Partial<Pick<Element, Own>> & { 'base-url'?: string | undefined };
type On<Events> = {
  [Name in keyof Events & string as `on${Name}`]?: (event: CustomEvent<Events[Name]>) => void;
};

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
  'podflight-provider': Attributes<PodflightProvider, Setting | 'theme', Base>;
  'podflight-csv-uploader': Attributes<PodflightCsvUploader, Setting | 'mode', Base> & On<ImportEvents>;
  'podflight-import-history': Attributes<PodflightImportHistory, Setting, Base> & {
    'page-size'?: number | undefined;
    'onpodflight-import-opened'?: (event: CustomEvent<{ import_id: string }>) => void;
    'onpodflight-import-requested'?: (event: CustomEvent<null>) => void;
  };
  'podflight-etl-health-card': Attributes<PodflightEtlHealthCard, Setting | 'data', Base> & {
    'onpodflight-import-requested'?: (event: CustomEvent<null>) => void;
  };
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
  'podflight-io-wizard': Attributes<PodflightIoWizard, Setting | 'deal', Base> & {
    'campaign-id'?: string | undefined;
  } & On<IoEvents>;
};
