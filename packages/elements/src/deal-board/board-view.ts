import type { Formats } from '../format/formats.ts';
import type { Translate } from '../text/translate.ts';

/** What every part of the board writes with. */
export type Wording = { text: Translate; formats: Formats };
