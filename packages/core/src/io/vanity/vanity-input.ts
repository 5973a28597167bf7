import { z } from 'zod';
import { PodflightError } from '../../shared/podflight-error.ts';
import { checkVanityTarget, fillVanityTarget, isVanitySlug, VANITY_SLUG_LENGTH } from '../../vanity/index.ts';

/** A vanity link that a booking is to have. */
export const vanityInput = z.strictObject({
  /** Left out: made of the advertiser's name. One that is taken gets a number behind it. */
  slug: z
    .string()
    .trim()
    .toLowerCase()
    .refine(
      isVanitySlug,
      `Must be letters a to z, digits and single hyphens between, ${VANITY_SLUG_LENGTH} characters at most`,
    )
    .optional(),
  /** Where it leads, with placeholders such as `{promo_code}` behind the host name. */
  target_url: z.string().check(({ value, issues }) => {
    for (const message of targetProblems(value)) issues.push({ code: 'custom', input: value, message });
  }),
});
export type VanityInput = z.output<typeof vanityInput>;

function targetProblems(template: string): string[] {
  const problems = checkVanityTarget(template).map(({ message }) => message);
  if (problems.length > 0) return problems;
  try {
    // A link must lead somewhere even when nothing is known of its booking.
    fillVanityTarget(template, {});
    return [];
  } catch (error) {
    if (!(error instanceof PodflightError)) throw error;
    return [error.message];
  }
}
