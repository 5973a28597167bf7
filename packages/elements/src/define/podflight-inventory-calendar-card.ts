import { PodflightInventoryCalendarCard } from '../cards/inventory/inventory-calendar-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-inventory-calendar-card', PodflightInventoryCalendarCard);
