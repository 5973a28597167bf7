import { resolveVanity } from '@podflight/core/io';
import { APP_ROLE, eachDatabase } from '@podflight/testing/databases';
import { givenTwoTenants } from '@podflight/testing/given';
import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { doctor } from './doctor.ts';
import { migrateDown } from './migrate-down.ts';
import { migrateUp } from './migrate-up.ts';

eachDatabase((_, open) => {
  describe('a visit of a vanity link', () => {
    it('is counted by the app’s role with no more than what up gives it, and down takes back', async () => {
      const { owner, db } = await open({ from: 'host' });
      await sql`revoke insert on attribution_events from ${sql.id(APP_ROLE)}`.execute(owner);
      const columns = async () => {
        const { rows } = await sql<{ name: string }>`
          select attname::text as name from pg_attribute
          where attrelid = 'attribution_events'::regclass and attnum > 0 and not attisdropped
            and has_column_privilege(${APP_ROLE}, attrelid, attnum, 'insert') order by 1`.execute(owner);
        return rows.map(({ name }) => name);
      };
      await migrateUp(owner);
      const lacking = (await doctor(owner, { appRole: APP_ROLE })).map(({ message }) => message);
      expect(lacking).toContainEqual(expect.stringContaining('INSERT (attribution_data'));
      const { granted } = await migrateUp(owner, { appRole: APP_ROLE });
      expect(granted.map(({ on }) => on)).toContain('visits');
      expect(await doctor(owner, { appRole: APP_ROLE })).toEqual([]);

      const { acme } = await givenTwoTenants(owner);
      await sql`insert into vanity_links (tenant_id, slug, target_url) values (${acme.tenant_id}, 'acme', 'https://shop.example')`.execute(
        owner,
      );
      const told: unknown[] = [];
      const ctx = { db, tenant_id: acme.tenant_id };
      await resolveVanity(ctx, 'acme', { onError: (error) => told.push(error) });
      expect(told).toEqual([]);
      expect((await sql`select attribution_method from attribution_events`.execute(owner)).rows).toEqual([
        { attribution_method: 'vanity_url' },
      ]);

      expect(await columns()).toHaveLength(7);
      await migrateDown(owner);
      expect(await columns()).toEqual([]);
    });
  });
});
