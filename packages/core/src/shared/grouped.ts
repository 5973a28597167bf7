/** Items by a key of theirs, each group and the groups in the order in which they come. */
export function grouped<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const of = key(item);
    const own = groups.get(of);
    if (own) own.push(item);
    else groups.set(of, [item]);
  }
  return groups;
}
