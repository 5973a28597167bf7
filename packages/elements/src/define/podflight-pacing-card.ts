import { PodflightPacingCard } from '../cards/pacing/pacing-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-pacing-card', PodflightPacingCard);
