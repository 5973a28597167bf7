/** Does some work when the queries that were asked for are on their way. */
export function soon<T>(work: () => T): Promise<T> {
  return new Promise<void>((resolve) => setTimeout(resolve)).then(work);
}
