/**
 * The sensitive topics of the IAB Content Taxonomy 3.1 (children of `v9i3On`), with short names for metadata.
 * They keep what was the vocabulary of GARM, which was closed in 2024; nothing here is certified by it.
 */
export const SAFETY_TOPICS = [
  { id: 'Rm3SiT', key: 'adult' },
  { id: 'avbNf2', key: 'arms' },
  { id: 'XtODT3', key: 'crime' },
  { id: 'I4GWl6', key: 'death' },
  { id: 'Z7rJBM', key: 'debated' },
  { id: 'HxqYV1', key: 'hate' },
  { id: 'pg0WhF', key: 'drugs' },
  { id: 'j9PaO9', key: 'obscenity' },
  { id: 'mm3UXx', key: 'piracy' },
  { id: '6i4dB6', key: 'spam' },
  { id: '8FD8nI', key: 'terrorism' },
] as const;

/** From harmless to what nobody may sponsor. */
export const SAFETY_LEVELS = ['none', 'low', 'medium', 'high', 'floor'] as const;
export type SafetyLevel = (typeof SAFETY_LEVELS)[number];

/** Place of a topic in {@link SAFETY_TOPICS} by its id or short name; -1 for any other text. */
export function safetyTopicIndex(name: string): number {
  return SAFETY_TOPICS.findIndex(({ id, key }) => id === name || key === name.toLowerCase());
}
