import { readFileSync } from 'node:fs';
import { migrateDown, migrateUp } from '@podflight/migrations';
import { sql } from 'kysely';
import type { HostDb } from '../host-tables.ts';
import { dayOf } from '../seed/calendar.ts';
import { seedCatalogue } from '../seed/seed-catalogue.ts';
import { seedDeals } from '../seed/seed-deals.ts';
import { seedFlights } from '../seed/seed-flights.ts';
import { seedImports } from '../seed/seed-imports.ts';
import { seedMatches } from '../seed/seed-matches.ts';
import { seedOrders } from '../seed/seed-orders.ts';
import { tenantPlans } from '../seed/tenant-plans.ts';
import { APP_ROLE, ensureAppRole, grantHostTables } from './app-role.ts';

const SCHEMA = readFileSync(new URL('../schema.sql', import.meta.url), 'utf8');
const HOST_TABLES = [...SCHEMA.matchAll(/^create table (\w+)/gm)].map((match) => match[1] ?? '').reverse();

/**
 * Whether the demo is in this database: not yet, half made, or ready.
 *
 * @throws Error when the database has tables of somebody else's under the demo's names.
 */
export async function installationState(owner: HostDb): Promise<'none' | 'building' | 'ready'> {
  const taken = await sql<{ name: string }>`
    select relname as name from pg_class
    where relnamespace = 'public'::regnamespace and relname = any(${HOST_TABLES}::text[])`.execute(owner);
  const names = taken.rows.map((row) => row.name);
  if (names.length === 0) return 'none';
  if (!names.includes('demo_installation')) {
    throw new Error(
      `The database of DATABASE_URL has tables of its own (${names.sort().join(', ')}). Give the demo an empty database.`,
    );
  }
  const { rows } = await sql<{ state: 'building' | 'ready' }>`select state from demo_installation`.execute(
    owner,
  );
  return rows[0]?.state ?? 'building';
}

/** Makes the platform's tables, adds Podflight's, and fills the platform's. */
export async function prepareHost(owner: HostDb): Promise<void> {
  const firstDay = dayOf(new Date());
  await ensureAppRole(owner);
  for (const statement of SCHEMA.split(/;\s*$/m)) {
    if (statement.trim() !== '') await sql.raw(statement).execute(owner);
  }
  await sql`insert into demo_installation (state, first_day) values ('building', ${firstDay}::date)`.execute(
    owner,
  );
  await grantHostTables(owner);
  await updateHost(owner);
  await owner.transaction().execute(async (trx) => {
    for (const plan of tenantPlans) await seedCatalogue(trx, plan, firstDay);
  });
  await sql`analyze`.execute(owner);
}

/** Brings Podflight's tables up to date; nothing happens where they are. */
export async function updateHost(owner: HostDb): Promise<void> {
  await migrateUp(owner, { appRole: APP_ROLE });
}

/** Books and tells the deals' stories, imports the year's numbers and lets flights run, as the app would, and calls the demo ready. */
export async function fillHost(app: HostDb, say: (text: string) => void): Promise<void> {
  const { rows } = await sql<{ first_day: string }>`
    select to_char(first_day, 'YYYY-MM-DD') as first_day from demo_installation`.execute(app);
  const firstDay = rows[0]?.first_day ?? dayOf(new Date());
  for (const plan of tenantPlans) {
    say(`Booking ad units for ${plan.name}.`);
    const booked = await seedOrders(app, plan, firstDay);
    await seedDeals(app, plan, firstDay, booked);
    say(`Importing a year of daily numbers for ${plan.name}.`);
    await seedImports(app, plan, firstDay);
    await seedFlights(app, plan, firstDay);
    say(`Matching advertisers and shows of ${plan.name}.`);
    await seedMatches(app, plan);
  }
  await sql`update demo_installation set state = 'ready'`.execute(app);
}

/** Takes away what an earlier start left when it was stopped half way. */
export async function clearHalfMade(owner: HostDb): Promise<void> {
  await migrateDown(owner, {});
  for (const table of HOST_TABLES) await sql`drop table if exists ${sql.id(table)}`.execute(owner);
}
