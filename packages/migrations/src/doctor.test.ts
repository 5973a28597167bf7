import { APP_ROLE, eachDatabase, type TestDatabase } from '@podflight/testing/databases';
import { type Kysely, sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { doctor } from './doctor.ts';
import { migrateUp } from './migrate-up.ts';

/** A break for every rule of the audit, and how to mend it. */
const BREAKS: [rule: string, plant: string[], mend: string[]][] = [
  [
    'R1',
    ['alter table matches disable row level security'],
    ['alter table matches enable row level security'],
  ],
  [
    'R2',
    ['alter table matches no force row level security'],
    ['alter table matches force row level security'],
  ],
  [
    'R3',
    ['alter table matches alter tenant_id drop not null'],
    ['alter table matches alter tenant_id set not null'],
  ],
  [
    'R4',
    ['alter policy tenant_guard_matches on matches rename to other'],
    ['alter policy other on matches rename to tenant_guard_matches'],
  ],
  [
    'R5',
    [`alter policy tenant_isolation_matches on matches to ${APP_ROLE}`],
    ['alter policy tenant_isolation_matches on matches to public'],
  ],
  [
    'R6',
    [
      'drop policy tenant_isolation_matches on matches',
      `create policy tenant_isolation_matches on matches using (tenant_id = (select nullif(current_setting('app.current_tenant', true), '')::uuid))`,
    ],
    [
      `alter policy tenant_isolation_matches on matches with check (tenant_id = (select nullif(current_setting('app.current_tenant', true), '')::uuid))`,
    ],
  ],
  [
    'R7',
    [
      `alter policy tenant_isolation_matches on matches using (tenant_id = current_setting('app.current_tenant')::uuid)`,
    ],
    [
      `alter policy tenant_isolation_matches on matches using (tenant_id = (select nullif(current_setting('app.current_tenant', true), '')::uuid))`,
    ],
  ],
  ['R8', ['create policy everything on matches using (true)'], ['drop policy everything on matches']],
  ['R9', ['create unique index oracle on matches (advertiser_id, podcast_id)'], ['drop index oracle']],
  [
    'R10',
    [
      'alter table io_bookings add constraint loose foreign key (ad_unit_id) references ad_units (ad_unit_id)',
    ],
    ['alter table io_bookings drop constraint loose'],
  ],
  ['R11', [`alter role ${APP_ROLE} bypassrls`], [`alter role ${APP_ROLE} nobypassrls`]],
  [
    'R12',
    [
      'create role planted_owner',
      'alter table matches owner to planted_owner',
      `grant planted_owner to ${APP_ROLE}`,
    ],
    [`alter table matches owner to postgres`, `drop role planted_owner`],
  ],
  [
    'R13',
    [`alter table matches owner to ${APP_ROLE}`],
    [
      'alter table matches owner to postgres',
      `grant select, insert, update, delete on matches to ${APP_ROLE}`,
    ],
  ],
  ['R14', [`grant truncate on matches to ${APP_ROLE}`], [`revoke truncate on matches from ${APP_ROLE}`]],
  [
    'R15',
    ['create view peek as select * from matches', `grant select on peek to ${APP_ROLE}`],
    ['drop view peek'],
  ],
  [
    'R16',
    ['create materialized view peek as select * from matches', `grant select on peek to ${APP_ROLE}`],
    ['drop materialized view peek'],
  ],
  [
    'R17',
    [`create function peek() returns setof matches language sql security definer as 'select * from matches'`],
    ['drop function peek()'],
  ],
  [
    'R18',
    ['drop index idx_event_outbox_tenant_id'],
    ['create index idx_event_outbox_tenant_id on event_outbox (tenant_id, "time")'],
  ],
  [
    'R19',
    [`update pg_index set indisvalid = false where indexrelid = 'idx_matches_score'::regclass`],
    [`update pg_index set indisvalid = true where indexrelid = 'idx_matches_score'::regclass`],
  ],
  [
    'R20',
    ['create table matches_child () inherits (matches)', `grant select on matches_child to ${APP_ROLE}`],
    ['drop table matches_child'],
  ],
];

eachDatabase((kind, open) => {
  describe('doctor', () => {
    let database: TestDatabase;
    beforeAll(async () => {
      database = await open();
    });
    const codes = async () => (await doctor(database.owner, { appRole: APP_ROLE })).map(({ code }) => code);

    it('finds nothing on a database that is as it should be', async () => {
      expect(await codes()).toEqual([]);
    });

    // Roles belong to the whole server, where other tests run as this one; PGlite has its own.
    const own = BREAKS.filter(([rule]) => kind === 'pglite' || !['R11', 'R12'].includes(rule));
    it.each(own)('finds a break of %s', async (rule, plant, mend) => {
      await runAll(database.owner, plant);
      expect(await codes()).toContain(`rls.${rule}`);
      await runAll(database.owner, mend);
      expect(await codes()).toEqual([]);
    });

    it('says that an app connected as a superuser sees every tenant', async () => {
      expect((await doctor(database.owner)).map(({ code }) => code)).toContain('rls.R11');
      expect((await doctor(database.db)).map(({ code }) => code)).not.toContain('rls.R11');
    });

    it('takes steps that are pending for no failure, and an owner’s connection for nobody’s app', async () => {
      const fresh = await open({ from: 'host' });
      const findings = await doctor(fresh.owner);
      expect(findings).toEqual([
        {
          level: 'note',
          code: 'step.pending',
          message: expect.stringContaining('0001_imports, 0002_metrics_daily'),
          fix: 'Run "podflight-migrations up".',
        },
      ]);
    });

    it('lists what the app’s role may not do, and how to let it', async () => {
      await runAll(database.owner, [
        `revoke insert, delete on matches from ${APP_ROLE}`,
        `revoke select on episodes from ${APP_ROLE}`,
        `revoke select on podflight_migrations from ${APP_ROLE}`,
      ]);
      const findings = await doctor(database.owner, { appRole: APP_ROLE });
      expect(findings.map(({ level, code, message }) => [level, code, message])).toEqual([
        ['error', 'role.grant', `The app's role ${APP_ROLE} lacks INSERT, DELETE ON "public"."matches".`],
        [
          'error',
          'role.grant',
          `The app's role ${APP_ROLE} lacks SELECT ON "public"."podflight_migrations".`,
        ],
        ['error', 'role.grant', `The app's role ${APP_ROLE} lacks SELECT ON "public"."episodes".`],
      ]);
      expect(findings.map(({ fix }) => fix)).toEqual([
        expect.stringContaining(`up --app-role ${APP_ROLE}", or GRANT INSERT, DELETE`),
        expect.stringContaining(`up --app-role ${APP_ROLE}", or GRANT SELECT`),
        `Run GRANT SELECT ON "public"."episodes" TO "${APP_ROLE}";`,
      ]);
      const { granted } = await migrateUp(database.owner, { appRole: APP_ROLE });
      expect(granted.map(({ table, privileges }) => [table, privileges])).toEqual([
        ['matches', ['INSERT', 'DELETE']],
        ['podflight_migrations', ['SELECT']],
      ]);
      await runAll(database.owner, [
        `grant select (episode_id, podcast_id, title) on episodes to ${APP_ROLE}`,
      ]);
      expect(await codes()).toEqual(['role.grant']);
      await runAll(database.owner, [`grant select on episodes to ${APP_ROLE}`]);
      expect(await codes()).toEqual([]);
    });

    it('says that the app’s role may not keep a deal’s stage; up grants those two columns and no more', async () => {
      const fresh = await open({ from: 'host' });
      const update = async () => {
        const { rows } = await sql<{ name: string }>`
          select attname::text as name from pg_attribute
          where attrelid = 'campaigns'::regclass and attnum > 0 and not attisdropped
            and has_column_privilege(${APP_ROLE}, attrelid, attnum, 'update') order by 1`.execute(
          fresh.owner,
        );
        return rows.map(({ name }) => name);
      };
      await runAll(fresh.owner, [`revoke update on campaigns from ${APP_ROLE}`]);
      await migrateUp(fresh.owner);
      expect(await update()).toEqual([]);
      const [finding] = await doctor(fresh.owner, { appRole: APP_ROLE });
      expect(finding).toMatchObject({
        level: 'error',
        code: 'role.grant',
        message: `The app's role ${APP_ROLE} lacks UPDATE (stage, stage_changed_at) ON "public"."campaigns".`,
        fix: expect.stringContaining(`up --app-role ${APP_ROLE}", or GRANT UPDATE (stage, stage_changed_at)`),
      });
      const { granted } = await migrateUp(fresh.owner, { appRole: APP_ROLE });
      expect(granted.map(({ table, privileges }) => [table, privileges])).toContainEqual([
        'campaigns',
        ['UPDATE (stage, stage_changed_at)'],
      ]);
      expect(await update()).toEqual(['stage', 'stage_changed_at']);
      expect(await doctor(fresh.owner, { appRole: APP_ROLE })).toEqual([]);
    });

    it('names the stages of a column of the host’s own that are none of a deal', async () => {
      const theirs = await open({ from: 'host' });
      await runAll(theirs.owner, [
        `alter table campaigns add column stage text default 'signed'`,
        `insert into tenants (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'acme')`,
        `insert into campaigns (tenant_id, name) values ('00000000-0000-4000-8000-000000000001', 'Spring')`,
      ]);
      await migrateUp(theirs.owner, { appRole: APP_ROLE });
      expect(await doctor(theirs.owner, { appRole: APP_ROLE })).toMatchObject([
        { level: 'warning', code: 'host.stage_values', message: expect.stringContaining('"signed"') },
      ]);
    });

    it('finds what is missing of the host, of a step and of what a step made', async () => {
      const broken = await open();
      await runAll(broken.owner, [
        'alter table sponsors drop column industry',
        `delete from podflight_migrations where name = '0006_event_outbox'`,
        'drop index idx_matches_score',
        'alter table matches drop constraint matches_score_check',
        'alter table matches drop column rationale',
        'drop table vanity_links',
      ]);
      const findings = await doctor(broken.owner, { appRole: APP_ROLE, hypertable: true });
      expect(findings.map(({ code }) => code).sort()).toEqual([
        'drift.column',
        'drift.constraint',
        'drift.index',
        'drift.table',
        'extension.timescaledb',
        'host.column',
        'step.pending',
      ]);
      expect(findings.every(({ message, fix }) => message.endsWith('.') && fix.length > 10)).toBe(true);
    });
  });
});

// biome-ignore lint/suspicious/noExplicitAny: no tables are named
async function runAll(db: Kysely<any>, statements: string[]): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
