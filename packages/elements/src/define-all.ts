import {
  audienceFitDrawing,
  PodflightAudienceFitCard,
} from './cards/audience-fit/podflight-audience-fit-card.ts';
import { PodflightCardFilters } from './cards/filters/card-filters.ts';
import {
  PodflightPipelineForecastCard,
  pipelineForecastDrawing,
} from './cards/forecast/podflight-pipeline-forecast-card.ts';
import { etlHealthDrawing, PodflightEtlHealthCard } from './cards/health/podflight-etl-health-card.ts';
import {
  inventoryCalendarDrawing,
  PodflightInventoryCalendarCard,
} from './cards/inventory/podflight-inventory-calendar-card.ts';
import { makegoodsDrawing, PodflightMakegoodsCard } from './cards/makegoods/podflight-makegoods-card.ts';
import { PodflightPacingCard, pacingDrawing } from './cards/pacing/podflight-pacing-card.ts';
import { PodflightAdvertiserCards } from './cards/personas/advertiser-cards.ts';
import { PodflightCreatorCards } from './cards/personas/creator-cards.ts';
import { PodflightOpsCards } from './cards/personas/ops-cards.ts';
import {
  PodflightProjectedCpmCard,
  projectedCpmDrawing,
} from './cards/projected-cpm/podflight-projected-cpm-card.ts';
import {
  PodflightSponsorRevenueCard,
  sponsorRevenueDrawing,
} from './cards/revenue/podflight-sponsor-revenue-card.ts';
import { PodflightWinLossCard, winLossDrawing } from './cards/win-loss/podflight-win-loss-card.ts';
import { PodflightCsvUploader } from './csv-uploader/csv-uploader.ts';
import { PodflightDealBoard } from './deal-board/deal-board.ts';
import { defineElement } from './define/define-element.ts';
import { importAgain } from './element/import-again.ts';
import { PodflightImportHistory } from './import-history/import-history.ts';
import { PodflightIoList } from './io-list/io-list.ts';
import { PodflightIoWizard } from './io-wizard/io-wizard.ts';
import { PodflightMatchTable } from './match-table/match-table.ts';
import { PodflightProvider } from './provider/provider.ts';

// What draws a card is loaded once one is on the page.
pacingDrawing.load = async () =>
  (await importAgain(() => import('./cards/pacing/pacing-card.ts'))).pacingPart;
sponsorRevenueDrawing.load = async () =>
  (await importAgain(() => import('./cards/revenue/sponsor-revenue-card.ts'))).sponsorRevenuePart;
makegoodsDrawing.load = async () =>
  (await importAgain(() => import('./cards/makegoods/makegoods-card.ts'))).makegoodsPart;
audienceFitDrawing.load = async () =>
  (await importAgain(() => import('./cards/audience-fit/audience-fit-card.ts'))).audienceFitPart;
projectedCpmDrawing.load = async () =>
  (await importAgain(() => import('./cards/projected-cpm/projected-cpm-card.ts'))).projectedCpmPart;
inventoryCalendarDrawing.load = async () =>
  (await importAgain(() => import('./cards/inventory/inventory-calendar-card.ts'))).inventoryCalendarPart;
pipelineForecastDrawing.load = async () =>
  (await importAgain(() => import('./cards/forecast/pipeline-forecast-card.ts'))).pipelineForecastPart;
winLossDrawing.load = async () =>
  (await importAgain(() => import('./cards/win-loss/win-loss-card.ts'))).winLossPart;
etlHealthDrawing.load = async () =>
  (await importAgain(() => import('./cards/health/etl-health-card.ts'))).etlHealthPart;

// The provider first, so that the elements inside it find it.
defineElement('podflight-provider', PodflightProvider);
defineElement('podflight-csv-uploader', PodflightCsvUploader);
defineElement('podflight-import-history', PodflightImportHistory);
defineElement('podflight-etl-health-card', PodflightEtlHealthCard);
defineElement('podflight-pacing-card', PodflightPacingCard);
defineElement('podflight-deal-board', PodflightDealBoard);
defineElement('podflight-io-wizard', PodflightIoWizard);
defineElement('podflight-io-list', PodflightIoList);
defineElement('podflight-sponsor-revenue-card', PodflightSponsorRevenueCard);
defineElement('podflight-makegoods-card', PodflightMakegoodsCard);
defineElement('podflight-audience-fit-card', PodflightAudienceFitCard);
defineElement('podflight-projected-cpm-card', PodflightProjectedCpmCard);
defineElement('podflight-inventory-calendar-card', PodflightInventoryCalendarCard);
defineElement('podflight-pipeline-forecast-card', PodflightPipelineForecastCard);
defineElement('podflight-win-loss-card', PodflightWinLossCard);
defineElement('podflight-creator-cards', PodflightCreatorCards);
defineElement('podflight-advertiser-cards', PodflightAdvertiserCards);
defineElement('podflight-ops-cards', PodflightOpsCards);
defineElement('podflight-card-filters', PodflightCardFilters);
defineElement('podflight-match-table', PodflightMatchTable);
