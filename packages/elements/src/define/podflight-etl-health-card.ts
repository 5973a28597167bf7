import { PodflightEtlHealthCard } from '../etl-health-card/etl-health-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-etl-health-card', PodflightEtlHealthCard);
