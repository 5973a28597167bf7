import { resolveVanity } from '@podflight/core/io';
import { createPodflightHandler, FLAGS } from '@podflight/server-adapter';
import { toNodeHandler } from '@podflight/server-adapter/node';
import type { DemoClock } from './demo-clock.ts';
import type { HostDb } from './host-tables.ts';
import type { SignIn } from './sign-in.ts';

/** What the platform's campaigns are paid in. */
export const CURRENCY = 'EUR';

/**
 * Podflight's API under `/api`, and its vanity links under `/v`, over the platform's own database and its
 * own sign-in.
 */
export function mountPodflight(
  db: HostDb,
  { authenticate, tenants }: SignIn,
  origin: string,
  clock: DemoClock,
) {
  return toNodeHandler(
    createPodflightHandler({
      db,
      authenticate,
      clock: clock.now,
      basePath: '/api',
      currency: CURRENCY,
      vanityBase: `${origin}/v`,
      // All publishers share the demo's one address; a platform would know them by their host names.
      vanityTenant: async (_request, slug) => {
        for (const { tenant_id } of tenants) {
          if (await resolveVanity({ db, tenant_id }, slug, { counted: false, onError: console.error }))
            return tenant_id;
        }
        return null;
      },
      flags: Object.fromEntries(FLAGS.map((flag) => [flag, true])),
    }),
  );
}
