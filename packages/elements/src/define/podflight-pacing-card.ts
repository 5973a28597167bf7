import { pacingPart } from '../cards/pacing/pacing-card.ts';
import { PodflightPacingCard, pacingDrawing } from '../cards/pacing/podflight-pacing-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
pacingDrawing.part = pacingPart;
defineElement('podflight-pacing-card', PodflightPacingCard);
