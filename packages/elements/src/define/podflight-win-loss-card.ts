import { PodflightWinLossCard, winLossDrawing } from '../cards/win-loss/podflight-win-loss-card.ts';
import { winLossPart } from '../cards/win-loss/win-loss-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
winLossDrawing.part = winLossPart;
defineElement('podflight-win-loss-card', PodflightWinLossCard);
