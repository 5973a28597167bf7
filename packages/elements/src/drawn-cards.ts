import { audienceFitPart } from './cards/audience-fit/audience-fit-card.ts';
import {
  PodflightAudienceFitCard as AudienceFit,
  audienceFitDrawing,
} from './cards/audience-fit/podflight-audience-fit-card.ts';
import { pipelineForecastPart } from './cards/forecast/pipeline-forecast-card.ts';
import {
  PodflightPipelineForecastCard as PipelineForecast,
  pipelineForecastDrawing,
} from './cards/forecast/podflight-pipeline-forecast-card.ts';
import { etlHealthPart } from './cards/health/etl-health-card.ts';
import {
  PodflightEtlHealthCard as EtlHealth,
  etlHealthDrawing,
} from './cards/health/podflight-etl-health-card.ts';
import { inventoryCalendarPart } from './cards/inventory/inventory-calendar-card.ts';
import {
  PodflightInventoryCalendarCard as InventoryCalendar,
  inventoryCalendarDrawing,
} from './cards/inventory/podflight-inventory-calendar-card.ts';
import { makegoodsPart } from './cards/makegoods/makegoods-card.ts';
import {
  PodflightMakegoodsCard as Makegoods,
  makegoodsDrawing,
} from './cards/makegoods/podflight-makegoods-card.ts';
import { pacingPart } from './cards/pacing/pacing-card.ts';
import { PodflightPacingCard as Pacing, pacingDrawing } from './cards/pacing/podflight-pacing-card.ts';
import {
  PodflightProjectedCpmCard as ProjectedCpm,
  projectedCpmDrawing,
} from './cards/projected-cpm/podflight-projected-cpm-card.ts';
import { projectedCpmPart } from './cards/projected-cpm/projected-cpm-card.ts';
import {
  PodflightSponsorRevenueCard as SponsorRevenue,
  sponsorRevenueDrawing,
} from './cards/revenue/podflight-sponsor-revenue-card.ts';
import { sponsorRevenuePart } from './cards/revenue/sponsor-revenue-card.ts';
import { PodflightWinLossCard as WinLoss, winLossDrawing } from './cards/win-loss/podflight-win-loss-card.ts';
import { winLossPart } from './cards/win-loss/win-loss-card.ts';
import type { Later } from './element/later.ts';

/** A card's class that has what draws it. */
function drawnWith<Part, Card>(part: Part, drawing: Later<Part>, card: Card): Card {
  drawing.part = part;
  return card;
}

// Each on its own, so that a bundler leaves out those that nobody asks for.
export const PodflightPacingCard = /* @__PURE__ */ drawnWith(pacingPart, pacingDrawing, Pacing);
export type PodflightPacingCard = Pacing;
export const PodflightSponsorRevenueCard = /* @__PURE__ */ drawnWith(
  sponsorRevenuePart,
  sponsorRevenueDrawing,
  SponsorRevenue,
);
export type PodflightSponsorRevenueCard = SponsorRevenue;
export const PodflightMakegoodsCard = /* @__PURE__ */ drawnWith(makegoodsPart, makegoodsDrawing, Makegoods);
export type PodflightMakegoodsCard = Makegoods;
export const PodflightAudienceFitCard = /* @__PURE__ */ drawnWith(
  audienceFitPart,
  audienceFitDrawing,
  AudienceFit,
);
export type PodflightAudienceFitCard = AudienceFit;
export const PodflightProjectedCpmCard = /* @__PURE__ */ drawnWith(
  projectedCpmPart,
  projectedCpmDrawing,
  ProjectedCpm,
);
export type PodflightProjectedCpmCard = ProjectedCpm;
export const PodflightInventoryCalendarCard = /* @__PURE__ */ drawnWith(
  inventoryCalendarPart,
  inventoryCalendarDrawing,
  InventoryCalendar,
);
export type PodflightInventoryCalendarCard = InventoryCalendar;
export const PodflightPipelineForecastCard = /* @__PURE__ */ drawnWith(
  pipelineForecastPart,
  pipelineForecastDrawing,
  PipelineForecast,
);
export type PodflightPipelineForecastCard = PipelineForecast;
export const PodflightWinLossCard = /* @__PURE__ */ drawnWith(winLossPart, winLossDrawing, WinLoss);
export type PodflightWinLossCard = WinLoss;
export const PodflightEtlHealthCard = /* @__PURE__ */ drawnWith(etlHealthPart, etlHealthDrawing, EtlHealth);
export type PodflightEtlHealthCard = EtlHealth;
