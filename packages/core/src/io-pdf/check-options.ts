import { dayIn } from '../delivery/zone-clock.ts';
import { PodflightError } from '../shared/podflight-error.ts';

/**
 * Looks at what jsPDF and Intl would choke on later, in words of their own.
 *
 * @throws PodflightError `request.invalid` for a locale that is none; `io.branding_invalid` for a colour that
 * is not written `#rrggbb`; `delivery.time_zone_unknown`.
 */
export function checkOptions(locale: string, accent: string, timeZone: string): void {
  dayIn(new Date(0), timeZone);
  if (!/^#[0-9a-f]{6}$/i.test(accent)) {
    const message = `"${accent}" is no colour that a page can be drawn in. Write it as #1d4570.`;
    throw new PodflightError('io.branding_invalid', message, { accent });
  }
  try {
    Intl.getCanonicalLocales(locale);
  } catch (cause) {
    const message = `"${locale}" is no language tag. Write it as de-DE.`;
    throw new PodflightError('request.invalid', message, { locale }, { cause });
  }
}
