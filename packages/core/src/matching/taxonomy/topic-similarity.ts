import type { Topic } from './topic.ts';

/**
 * How near two topics are: twice the depth of what they share over the sum of their depths (Wu and Palmer),
 * where tier 1 has depth 1 and no root stands above it, so that different tier-1 trees have nothing in common.
 *
 * @returns 1 for the same topic, 2/3 for a tier-1 topic and its child, 0.5 for two such children.
 */
export function topicSimilarity(a: Topic, b: Topic): number {
  if (a === b) return 1;
  const most = Math.min(a.path.length, b.path.length);
  let shared = 0;
  while (shared < most && a.path[shared] === b.path[shared]) shared++;
  return (2 * shared) / (a.path.length + b.path.length);
}
