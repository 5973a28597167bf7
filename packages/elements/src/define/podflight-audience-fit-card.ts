import { audienceFitPart } from '../cards/audience-fit/audience-fit-card.ts';
import {
  audienceFitDrawing,
  PodflightAudienceFitCard,
} from '../cards/audience-fit/podflight-audience-fit-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
audienceFitDrawing.part = audienceFitPart;
defineElement('podflight-audience-fit-card', PodflightAudienceFitCard);
