import { createAdUnit } from '@podflight/core/io';
import { givenTwoTenants } from '@podflight/testing/given';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { Kysely, PostgresDialect, sql } from 'kysely';
import type { Slot } from './slot.ts';

/** A slot in a fresh database, for bookers that call core as a plain role. */
export async function slotInCore(url: string): Promise<Slot> {
  const owner = new Kysely<never>({
    dialect: new PostgresDialect({ pool: openPool({ connectionString: url, max: 2 }) }),
  });
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const { acme } = await givenTwoTenants(owner);
  const { ad_unit_id } = await createAdUnit(
    { db: owner, tenant_id: acme.tenant_id },
    { podcast_id: acme.podcasts[0]?.podcast_id ?? '', name: 'Mid-roll', position: 'mid' },
  );
  await owner.destroy();
  return {
    booker: ['core', url.replace('postgres@', 'podflight_app@'), acme.tenant_id],
    order: { campaign_id: acme.campaigns[0]?.campaign_id ?? '', currency: 'USD' },
    place: { ad_unit_id, episode_id: acme.episodes[0]?.episode_id ?? '' },
    close: async () => undefined,
  };
}
