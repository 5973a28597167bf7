import { PodflightCsvUploader } from './csv-uploader/csv-uploader.ts';
import { PodflightDealBoard } from './deal-board/deal-board.ts';
import { defineElement } from './define/define-element.ts';
import { PodflightEtlHealthCard } from './etl-health-card/etl-health-card.ts';
import { PodflightImportHistory } from './import-history/import-history.ts';
import { PodflightIoList } from './io-list/io-list.ts';
import { PodflightIoWizard } from './io-wizard/io-wizard.ts';
import { PodflightProvider } from './provider/provider.ts';

// The provider first, so that the elements inside it find it.
defineElement('podflight-provider', PodflightProvider);
defineElement('podflight-csv-uploader', PodflightCsvUploader);
defineElement('podflight-import-history', PodflightImportHistory);
defineElement('podflight-etl-health-card', PodflightEtlHealthCard);
defineElement('podflight-deal-board', PodflightDealBoard);
defineElement('podflight-io-wizard', PodflightIoWizard);
defineElement('podflight-io-list', PodflightIoList);
