import { PodflightCardFilters } from '../cards/filters/card-filters.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-card-filters', PodflightCardFilters);
