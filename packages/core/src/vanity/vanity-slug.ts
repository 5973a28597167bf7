import anyAscii from 'any-ascii';

/** Longest slug, in characters. */
export const VANITY_SLUG_LENGTH = 80;

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * A slug of the names, in any script: lower case Latin letters and digits, single hyphens between, at
 * most 80 characters, cut between words where that leaves a word. Null when the names hold nothing that
 * can be written so.
 *
 * @example
 * vanitySlug(['Night Watch', 'Acmé & Söhne']) // 'night-watch-acme-sohne'
 * vanitySlug(['日本']) // 'riben'
 */
export function vanitySlug(names: readonly string[]): string | null {
  const words = anyAscii(names.join(' '))
    .toLowerCase()
    .replace(/(?<=[a-z])['`’](?=[a-z])/g, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const whole = words.join('-');
  if (whole === '') return null;
  if (whole.length <= VANITY_SLUG_LENGTH) return whole;
  const cut = whole.slice(0, VANITY_SLUG_LENGTH + 1).replace(/-[^-]*$/, '');
  return cut.slice(0, VANITY_SLUG_LENGTH);
}

/** Whether the text can be a vanity link's slug as it stands: what {@link vanitySlug} makes. */
export function isVanitySlug(text: string): boolean {
  return text.length <= VANITY_SLUG_LENGTH && SLUG.test(text);
}

/**
 * The address that is read out: the host's own, with the slug behind it.
 *
 * @example
 * vanityUrl('https://pods.example/v', 'acme') // 'https://pods.example/v/acme'
 */
export function vanityUrl(base: string, slug: string): string {
  return `${base.replace(/\/+$/, '')}/${encodeURIComponent(slug)}`;
}
