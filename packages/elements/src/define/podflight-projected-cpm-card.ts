import {
  PodflightProjectedCpmCard,
  projectedCpmDrawing,
} from '../cards/projected-cpm/podflight-projected-cpm-card.ts';
import { projectedCpmPart } from '../cards/projected-cpm/projected-cpm-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
projectedCpmDrawing.part = projectedCpmPart;
defineElement('podflight-projected-cpm-card', PodflightProjectedCpmCard);
