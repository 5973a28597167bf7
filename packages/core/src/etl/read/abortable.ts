/**
 * The same chunks, until the signal fires: then it throws the signal's reason at once, also while the
 * source is silent, and lets the source go.
 */
export async function* abortable<T>(source: AsyncIterable<T>, signal: AbortSignal): AsyncGenerator<T> {
  const iterator = source[Symbol.asyncIterator]();
  let ended = false;
  try {
    for (;;) {
      const next = await nextOrAbort(iterator, signal);
      ended = next.done === true;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // A source that never answers would never answer this either.
    if (!ended) Promise.resolve(iterator.return?.()).catch(() => undefined);
  }
}

function nextOrAbort<T>(iterator: AsyncIterator<T>, signal: AbortSignal): Promise<IteratorResult<T>> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    iterator
      .next()
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
