/** Media type of the body in lower case, without parameters; empty when none is given. */
export function mediaTypeOf(request: Request): string {
  const [type = ''] = (request.headers.get('content-type') ?? '').split(';', 1);
  return type.trim().toLowerCase();
}

/** Whether an `Accept` header (null when absent) takes `type`, e.g. `text/csv`. */
export function accepts(accept: string | null, type: string): boolean {
  if (accept === null || accept === '*/*' || accept.trim() === '') return true;
  const [family] = type.split('/');
  let best = { rank: -1, quality: 0 };
  for (const range of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = range.split(';').map((part) => part.trim());
    const rank = [`*/*`, `${family}/*`, type].indexOf(name);
    if (rank <= best.rank) continue;
    const q = parameters.find((parameter) => parameter.startsWith('q='));
    const quality = q === undefined ? 1 : Number(q.slice(2));
    best = { rank, quality: Number.isNaN(quality) ? 1 : quality };
  }
  return best.quality > 0;
}
