import './podflight-pacing-card.ts';
import './podflight-sponsor-revenue-card.ts';
import './podflight-makegoods-card.ts';
import { PodflightCreatorCards } from '../cards/personas/creator-cards.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-creator-cards', PodflightCreatorCards);
