import './podflight-audience-fit-card.ts';
import './podflight-projected-cpm-card.ts';
import './podflight-inventory-calendar-card.ts';
import { PodflightAdvertiserCards } from '../cards/personas/advertiser-cards.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-advertiser-cards', PodflightAdvertiserCards);
