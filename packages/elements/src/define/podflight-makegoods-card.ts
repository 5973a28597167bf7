import { makegoodsPart } from '../cards/makegoods/makegoods-card.ts';
import { makegoodsDrawing, PodflightMakegoodsCard } from '../cards/makegoods/podflight-makegoods-card.ts';
import { defineElement } from './define-element.ts';

// Whoever asks for this one element has it whole, and waits for nothing.
makegoodsDrawing.part = makegoodsPart;
defineElement('podflight-makegoods-card', PodflightMakegoodsCard);
