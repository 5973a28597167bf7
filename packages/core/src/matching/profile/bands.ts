/** Shares of a population by ranges of a number (ages, incomes), lowest first, none overlapping. */
export interface Bands {
  /** Inclusive. */
  from: readonly number[];
  /** Exclusive. */
  to: readonly number[];
  /** 1 in all. Of an `any_of` target: 1 each. */
  share: readonly number[];
}
