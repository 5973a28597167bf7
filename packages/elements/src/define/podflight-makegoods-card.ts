import { PodflightMakegoodsCard } from '../cards/makegoods/makegoods-card.ts';
import { defineElement } from './define-element.ts';

defineElement('podflight-makegoods-card', PodflightMakegoodsCard);
