import './podflight-pipeline-forecast-card.ts';
import './podflight-win-loss-card.ts';
import './podflight-etl-health-card.ts';
import { PodflightOpsCards } from '../cards/personas/ops-cards.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-ops-cards', PodflightOpsCards);
