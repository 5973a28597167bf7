import { PodflightEtlHealthCard } from '../cards/health/etl-health-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-etl-health-card', PodflightEtlHealthCard);
