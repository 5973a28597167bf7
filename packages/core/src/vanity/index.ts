export { isVanitySlug, VANITY_SLUG_LENGTH, vanitySlug, vanityUrl } from './vanity-slug.ts';
export {
  checkVanityTarget,
  fillVanityTarget,
  VANITY_PLACEHOLDERS,
  type VanityTargetProblem,
  type VanityValues,
} from './vanity-target.ts';
