import { englishDataset, englishRecommendedTransformers, RegExpMatcher } from 'obscenity';

const matcher = new RegExpMatcher({ ...englishDataset.build(), ...englishRecommendedTransformers });

/** Whether the code holds an English swear word or slur, also one written with digits for letters. */
export function isRude(code: string): boolean {
  return matcher.hasMatch(code);
}
