import type { Formats } from '../format/formats.ts';
import type { Translate } from './translate.ts';

/** How long ago an instant was, in words that go on with a sentence: `just now`, `5 minutes ago`. */
export function ago(iso: string, text: Translate, formats: Formats): string {
  return formats.ago(iso) ?? text('just_now');
}
