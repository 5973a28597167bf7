const FRIENDLY = ['SUNNY', 'HARVEST', 'SUMMER', 'MARKET', 'GARDEN', 'PEPPER', 'RABBIT', 'TANDEM'] as const;

/**
 * A code that a host reads out once and a listener types right: a word and two digits, without the signs
 * that are mistaken for others (0 O 1 I L). The server decides whether it is free.
 *
 * @example suggestPromoCode('Hearth & Hull') // 'HEARTH47'
 */
export function suggestPromoCode(name: string, random: () => number = Math.random): string {
  const words = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toUpperCase()
    .split(/[^A-Z]+/)
    .map((word) => word.split(/[OIL]/)[0] ?? '')
    .filter((word) => word.length >= 3 && /[AEUY]/.test(word));
  const from: readonly string[] = words.length > 0 ? words : FRIENDLY;
  const stem = from[Math.floor(random() * from.length)] ?? 'SUNNY';
  const first = 2 + Math.floor(random() * 8);
  const second = 2 + Math.floor(random() * 7);
  return `${stem.slice(0, 10)}${first}${second < first ? second : second + 1}`;
}
