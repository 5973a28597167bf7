import { PodflightWinLossCard } from '../cards/win-loss/win-loss-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-win-loss-card', PodflightWinLossCard);
