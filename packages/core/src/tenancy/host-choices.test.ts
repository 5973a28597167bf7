import { eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { givenTwoTenants, type TwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { type HostChoicesOptions, hostChoices } from './index.ts';

eachDatabase((_kind, open) => {
  let database: TestDatabase;
  let tenants: TwoTenants;
  beforeAll(async () => {
    database = await open();
    tenants = await givenTwoTenants(database.owner);
  });
  const ask = (options: HostChoicesOptions, tenant: 'acme' | 'rival' = 'acme') =>
    hostChoices({ db: database.db, tenant_id: tenants[tenant].tenant_id }, options);
  const named = async (options: HostChoicesOptions) => (await ask(options)).items.map(({ name }) => name);

  describe('choices of the host’s rows', () => {
    it('are those of the tenant, by name', async () => {
      const { acme } = tenants;
      expect(await ask({ of: 'podcasts' })).toEqual({
        items: acme.podcasts.map(({ podcast_id, title }) => ({ id: podcast_id, name: title, detail: null })),
        more: false,
      });
      expect(await named({ of: 'sponsors' })).toEqual(['acme sponsor 1', 'acme sponsor 2']);
      expect((await ask({ of: 'deals' })).items[1]).toEqual({
        id: acme.campaigns[1]?.campaign_id,
        name: 'acme campaign 2',
        detail: 'acme sponsor 2',
      });
    });

    it('are found by a part of the name or of the sponsor, signs of a pattern as they stand', async () => {
      expect(await named({ of: 'podcasts', q: ' PODCAST 2' })).toEqual(['acme podcast 2']);
      expect(await named({ of: 'deals', q: 'sponsor 1' })).toEqual(['acme campaign 1']);
      expect(await named({ of: 'podcasts', q: '%' })).toEqual([]);
      expect(await named({ of: 'podcasts', q: '\\' })).toEqual([]);
    });

    it('are of no other tenant, whatever is typed', async () => {
      for (const of of ['podcasts', 'sponsors', 'deals'] as const) {
        expect(await named({ of, q: 'rival' })).toEqual([]);
        expect((await ask({ of, q: 'rival' }, 'rival')).items).not.toEqual([]);
      }
    });

    it('say that there are more than asked for', async () => {
      expect(await ask({ of: 'deals', limit: 1 })).toMatchObject({
        items: [{ name: 'acme campaign 1' }],
        more: true,
      });
    });

    it('give earlier choices their names, and none of another tenant or of nobody', async () => {
      const [, second] = tenants.acme.sponsors;
      const foreign = tenants.rival.sponsors[0]?.sponsor_id ?? '';
      const ids = [second?.sponsor_id ?? '', foreign, 'nonsense'];
      expect(await named({ of: 'sponsors', ids })).toEqual(['acme sponsor 2']);
      expect(await named({ of: 'sponsors', ids: [] })).toEqual([]);
    });

    it('of a nameless row have no name, and come last', async () => {
      await sql`update sponsors set name = '' where sponsor_id = ${tenants.rival.sponsors[1]?.sponsor_id}`.execute(
        database.owner,
      );
      const { items } = await ask({ of: 'sponsors' }, 'rival');
      expect(items.map(({ name }) => name)).toEqual(['', 'rival sponsor 1']);
    });
  });
});
