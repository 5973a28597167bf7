import { PodflightAudienceFitCard } from '../cards/audience-fit/audience-fit-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-audience-fit-card', PodflightAudienceFitCard);
