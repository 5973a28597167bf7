import { eachDatabase } from '@podflight/testing/databases';
import { beforeAll, describe, expect, it } from 'vitest';
import { type GivenIo, givenIo } from '../given-io.ts';

eachDatabase((_kind, open) => {
  let given: GivenIo;
  beforeAll(async () => {
    given = await givenIo(open);
  });
  const get = async (path: string) => {
    const response = await given.send(path);
    return { status: response.status, body: await response.json() };
  };

  describe('what can be chosen from', () => {
    it('are the rows of the tenant, by what was typed', async () => {
      expect(await get('/choices/podcasts?q=podcast%202')).toMatchObject({
        status: 200,
        body: { items: [{ name: 'acme podcast 2', detail: null }], more: false },
      });
      expect(await get('/choices/deals?limit=1')).toMatchObject({
        body: { items: [{ name: 'acme campaign 1', detail: 'acme sponsor 1' }], more: true },
      });
      const [, second] = given.tenants.acme.sponsors;
      expect(await get(`/choices/sponsors?ids=${second?.sponsor_id},nobody`)).toMatchObject({
        body: { items: [{ name: 'acme sponsor 2' }] },
      });
    });

    it('are of no other tenant, whatever is typed', async () => {
      expect(await get('/choices/sponsors?q=rival')).toMatchObject({ body: { items: [], more: false } });
    });

    it('are of the three kinds alone', async () => {
      expect((await get('/choices/tenants')).status).toBe(400);
      expect((await get('/choices/deals?limit=101')).status).toBe(400);
    });

    it('are promo codes for a sponsor on a show', async () => {
      const { campaigns, podcasts } = given.tenants.acme;
      const of = `campaign_id=${campaigns[0]?.campaign_id}&podcast_id=${podcasts[0]?.podcast_id}`;
      const { body } = await get(`/io/promo-codes?${of}&code=x&count=2`);
      expect(body).toMatchObject({ in_use: [], checked: { code: 'X', available: false } });
      expect(body.suggestions).toHaveLength(2);
      expect((await get('/io/promo-codes')).status).toBe(400);
      const theirs = of.replace(
        podcasts[0]?.podcast_id ?? '',
        given.tenants.rival.podcasts[0]?.podcast_id ?? '',
      );
      expect((await get(`/io/promo-codes?${theirs}`)).status).toBe(404);
    });
  });
});
