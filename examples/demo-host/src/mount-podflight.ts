import { createPodflightHandler, FLAGS } from '@podflight/server-adapter';
import { toNodeHandler } from '@podflight/server-adapter/node';
import type { HostDb } from './host-tables.ts';
import type { SignIn } from './sign-in.ts';

/** What the platform's campaigns are paid in. */
export const CURRENCY = 'EUR';

/** Podflight's API under `/api`, over the platform's own database and its own sign-in. */
export function mountPodflight(db: HostDb, { authenticate }: SignIn) {
  return toNodeHandler(
    createPodflightHandler({
      db,
      authenticate,
      basePath: '/api',
      currency: CURRENCY,
      flags: Object.fromEntries(FLAGS.map((flag) => [flag, true])),
    }),
  );
}
