import pg from 'pg';

/** A pool whose idle and checked-out clients may lose their backend without ending the process. */
export function openPool(config: pg.PoolConfig): pg.Pool {
  const pool = new pg.Pool(config);
  const ignore = () => undefined; // the query under way rejects by itself
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return pool;
}
