import { PodflightError } from '../shared/podflight-error.ts';

/** What a vanity link may put into its target, by placeholder. All of it may be any text. */
export const VANITY_PLACEHOLDERS = [
  'advertiser',
  'campaign',
  'show',
  'episode',
  'ad_unit',
  'promo_code',
  'io_number',
  'line_no',
] as const;

/** Values of the placeholders; one without a value becomes empty. */
export type VanityValues = Partial<Record<(typeof VANITY_PLACEHOLDERS)[number], string | number>>;

/** What is wrong with a target. */
export type VanityTargetProblem = {
  problem:
    | 'not_absolute'
    | 'scheme'
    | 'userinfo'
    | 'too_long'
    | 'characters'
    | 'placeholder'
    | 'placeholder_in_host';
  message: string;
};

/** Longest target, in characters, filled or not. */
const LONGEST = 2048;

const PLACEHOLDER = /\{([^{}]*)\}/g;

/** How listeners of a podcast are told apart in web analytics, unless the target says it itself. */
const UTM = {
  utm_source: '{show}',
  utm_medium: 'podcast',
  utm_campaign: '{campaign}',
  utm_content: '{ad_unit}',
} as const;

/**
 * Judges where a vanity link may lead, with placeholders as `{promo_code}` in path, query or fragment:
 * an absolute http or https address, without user name or password. Never throws; no problem is [].
 *
 * A placeholder in scheme, host or port is refused: nobody's data may choose where a listener lands.
 *
 * @example
 * checkVanityTarget('https://{show}.example') // [{ problem: 'placeholder_in_host', message: … }]
 */
export function checkVanityTarget(template: string): VanityTargetProblem[] {
  const problems: VanityTargetProblem[] = [];
  const add = (problem: VanityTargetProblem['problem'], message: string) =>
    problems.push({ problem, message });
  if (template.length > LONGEST) add('too_long', `Use at most ${LONGEST} characters.`);
  // Parsers drop tabs and newlines and read `\` as `/`: what a person sees would not be where it leads.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  if (/[\u0000-\u0020\u007f\\]/.test(template)) {
    add('characters', 'Take out spaces, line breaks and backslashes.');
  }
  const origin = /^[^:/?#]*:\/\/[^/?#]*/.exec(template)?.[0] ?? '';
  const hostMoves = /[{}]/.test(origin);
  if (hostMoves) add('placeholder_in_host', 'Use placeholders after the host name only.');
  for (const [whole, name = ''] of template.matchAll(PLACEHOLDER)) {
    if (!isPlaceholder(name)) {
      add(
        'placeholder',
        `${whole} is unknown. Use one of ${VANITY_PLACEHOLDERS.map((known) => `{${known}}`).join(' ')}.`,
      );
    }
  }
  const parsed = URL.canParse(template) ? new URL(template) : null;
  if (hostMoves) return problems;
  if (!parsed) add('not_absolute', 'Give the whole address, as https://shop.example/listen.');
  else if (!['http:', 'https:'].includes(parsed.protocol)) add('scheme', 'Begin with https:// or http://.');
  else if (origin === '') add('not_absolute', 'Begin with https:// and the host name.');
  else if (origin.includes('@')) add('userinfo', 'Take the user name and password out of the address.');
  return problems;
}

/**
 * The address that a listener is sent to: the template with its placeholders filled, and
 * `utm_source={show}`, `utm_medium=podcast`, `utm_campaign={campaign}` and `utm_content={ad_unit}` added
 * where the template does not name them and the value is known. Values are percent-encoded and can change
 * neither host nor path depth.
 *
 * @throws PodflightError `vanity.target_invalid` with `details.problems`, see {@link checkVanityTarget};
 * also when a value makes the address too long, or is `.` or `..` as a whole path segment.
 * @example
 * fillVanityTarget('https://shop.example/listen?code={promo_code}', { promo_code: 'ACME47', show: 'Night Watch' })
 * // 'https://shop.example/listen?code=ACME47&utm_source=Night%20Watch&utm_medium=podcast'
 */
export function fillVanityTarget(template: string, values: VanityValues): string {
  const problems = checkVanityTarget(template);
  if (problems.length > 0) throw invalid(problems);
  const [address = '', fragment] = split(template, '#');
  const [path, query = ''] = split(address, '?');
  const named = new Set(query.split('&').map((pair) => pair.split('=')[0]));
  const utm = Object.entries(UTM)
    .filter(([name, value]) => !named.has(name) && fill(value, values) !== '')
    .map(([name, value]) => `${name}=${value}`);
  const full = [query, ...utm].filter((part) => part !== '').join('&');
  const whole = path + (full && `?${full}`) + (fragment === undefined ? '' : `#${fragment}`);
  const url = new URL(fill(whole, values)).href;
  if (url.length > LONGEST) {
    throw invalid([
      { problem: 'too_long', message: `With its values the address is longer than ${LONGEST} characters.` },
    ]);
  }
  if (depth(url) !== depth(template)) {
    throw invalid([
      { problem: 'characters', message: 'A value that is "." or ".." cannot stand alone in a path.' },
    ]);
  }
  return url;
}

function fill(text: string, values: VanityValues): string {
  return text.replace(PLACEHOLDER, (_, name: string) => {
    const value = isPlaceholder(name) ? values[name] : undefined;
    return value === undefined ? '' : encodeURIComponent(wellFormed(String(value)));
  });
}

/** Half a surrogate pair becomes the replacement character, as in any UTF-8 encoder. */
function wellFormed(text: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(text));
}

function isPlaceholder(name: string): name is (typeof VANITY_PLACEHOLDERS)[number] {
  return VANITY_PLACEHOLDERS.some((known) => known === name);
}

/** Before and after the first mark; no second part where it is missing. */
function split(text: string, mark: string): [string, string?] {
  const at = text.indexOf(mark);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}

function depth(url: string): number {
  return new URL(url).pathname.split('/').length;
}

function invalid(problems: VanityTargetProblem[]): PodflightError {
  const said = problems.map(({ message }) => message).join(' ');
  return new PodflightError('vanity.target_invalid', `The target address cannot be used. ${said}`, {
    problems,
  });
}
