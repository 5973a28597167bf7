import { PodflightDealBoard } from '../deal-board/deal-board.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-deal-board', PodflightDealBoard);
