import { pipelineForecastPart } from '../cards/forecast/pipeline-forecast-card.ts';
import {
  PodflightPipelineForecastCard,
  pipelineForecastDrawing,
} from '../cards/forecast/podflight-pipeline-forecast-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
pipelineForecastDrawing.part = pipelineForecastPart;
defineElement('podflight-pipeline-forecast-card', PodflightPipelineForecastCard);
