import { etlHealthPart } from '../cards/health/etl-health-card.ts';
import { etlHealthDrawing, PodflightEtlHealthCard } from '../cards/health/podflight-etl-health-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
etlHealthDrawing.part = etlHealthPart;
defineElement('podflight-etl-health-card', PodflightEtlHealthCard);
