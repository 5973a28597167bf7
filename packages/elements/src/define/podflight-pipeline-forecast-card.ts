import { PodflightPipelineForecastCard } from '../cards/forecast/pipeline-forecast-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-pipeline-forecast-card', PodflightPipelineForecastCard);
