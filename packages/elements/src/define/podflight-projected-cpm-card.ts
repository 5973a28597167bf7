import { PodflightProjectedCpmCard } from '../cards/projected-cpm/projected-cpm-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-projected-cpm-card', PodflightProjectedCpmCard);
