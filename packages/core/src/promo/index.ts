export {
  type CheckedPromoCode,
  checkPromoCode,
  PROMO_CODE_LENGTH,
  type PromoCodeProblem,
} from './check-promo-code.ts';
export { soundsLike } from './sounds-like.ts';
export { type PromoCodeWish, type SuggestedPromoCode, suggestPromoCodes } from './suggest-promo-codes.ts';
