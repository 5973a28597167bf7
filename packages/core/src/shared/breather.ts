/**
 * Long work that shares its thread: the function lets whatever waits have its turn (a query's answer, a host's
 * request), once `ms` milliseconds have gone by since the last time, and does nothing before.
 */
export function breather(ms: number): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < ms) return undefined;
    return new Promise((resolve) => {
      setImmediate(() => {
        last = performance.now();
        resolve();
      });
    });
  };
}
