import type { Translate } from '../../text/translate.ts';

const WORDS = {
  Rm3SiT: 'match_topic_Rm3SiT',
  avbNf2: 'match_topic_avbNf2',
  XtODT3: 'match_topic_XtODT3',
  I4GWl6: 'match_topic_I4GWl6',
  Z7rJBM: 'match_topic_Z7rJBM',
  HxqYV1: 'match_topic_HxqYV1',
  pg0WhF: 'match_topic_pg0WhF',
  j9PaO9: 'match_topic_j9PaO9',
  mm3UXx: 'match_topic_mm3UXx',
  '6i4dB6': 'match_topic_6i4dB6',
  '8FD8nI': 'match_topic_8FD8nI',
} as const;

/** A sensitive topic of the IAB Content Taxonomy, by its id. */
export function safetyTopic(id: string, text: Translate): string {
  return isKnown(id) ? text(WORDS[id]) : id;
}

function isKnown(id: string): id is keyof typeof WORDS {
  return id in WORDS;
}
