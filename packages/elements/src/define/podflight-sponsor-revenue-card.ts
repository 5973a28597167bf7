import { PodflightSponsorRevenueCard } from '../cards/revenue/sponsor-revenue-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-sponsor-revenue-card', PodflightSponsorRevenueCard);
