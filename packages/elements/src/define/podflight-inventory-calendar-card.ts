import { inventoryCalendarPart } from '../cards/inventory/inventory-calendar-card.ts';
import {
  inventoryCalendarDrawing,
  PodflightInventoryCalendarCard,
} from '../cards/inventory/podflight-inventory-calendar-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
inventoryCalendarDrawing.part = inventoryCalendarPart;
defineElement('podflight-inventory-calendar-card', PodflightInventoryCalendarCard);
