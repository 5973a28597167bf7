import {
  PodflightSponsorRevenueCard,
  sponsorRevenueDrawing,
} from '../cards/revenue/podflight-sponsor-revenue-card.ts';
import { sponsorRevenuePart } from '../cards/revenue/sponsor-revenue-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
sponsorRevenueDrawing.part = sponsorRevenuePart;
defineElement('podflight-sponsor-revenue-card', PodflightSponsorRevenueCard);
