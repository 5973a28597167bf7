import { bookIo, createAdUnit, importIoCsv } from '@podflight/core/io';
import { openPool } from '@podflight/testing/open-pool';
import { prepareDatabase } from '@podflight/testing/prepare-database';
import { startPostgres } from '@podflight/testing/start-postgres';
import { Kysely, PostgresDialect, sql } from 'kysely';

/**
 * Imports files of bookings of one size over more and more deals, against booking the same deals one by one:
 * `npm run bookings-csv -w bench -- [rows]`. It fails when the queries of a file grow with its deals.
 */
const rows = Number(process.argv[2] ?? 2_000);
const DEALS = [1, 20, 200, rows];
const FLIGHT = { flight_start: '2026-03-01', flight_end: '2026-03-30', booked_impressions: 50_000 };

const postgres = await startPostgres({ durable: true });
try {
  await bench();
} finally {
  await postgres.stop();
}

async function bench(): Promise<void> {
  const owner = connect(postgres.url);
  await sql`create role podflight_app login`.execute(owner);
  await prepareDatabase(owner, 'podflight');
  const { tenant_id, podcast_id } = await fillTenant(owner);
  let queries = 0;
  const app = connect(postgres.url.replace('postgres@', 'podflight_app@'), () => {
    queries++;
  });
  const ctx = { db: app, tenant_id };
  const { ad_unit_id } = await createAdUnit(ctx, { podcast_id, name: 'Mid-roll', position: 'mid' });
  const episodes = await idsOf(owner, 'episode_id', 'episodes');
  const campaigns = await idsOf(owner, 'campaign_id', 'campaigns');
  await sql`vacuum (analyze)`.execute(owner);

  const timed = async (work: () => Promise<unknown>) => {
    await sql`truncate insertion_orders, io_bookings, event_outbox cascade`.execute(owner);
    queries = 0;
    const started = performance.now();
    await work();
    return { ms: performance.now() - started, queries };
  };
  console.log('rows\tdeals\tfile ms\tqueries\tone by one ms\tqueries\t×');
  const counts = new Set<number>();
  for (const deals of DEALS) {
    const orders = campaigns.slice(0, deals).map((campaign_id, at) => ({
      campaign_id,
      lines: episodes
        .filter((_, n) => n % deals === at)
        .map((episode_id) => ({ ad_unit_id, episode_id, ...FLIGHT })),
    }));
    const text = orders.flatMap(({ campaign_id, lines }) =>
      lines.map((line) => [campaign_id, ...Object.values(line)].join(',')),
    );
    text.unshift(['deal_id', 'ad_unit_id', 'episode_id', ...Object.keys(FLIGHT)].join(','));
    const file = await timed(() => importIoCsv(ctx, text.join('\n'), { currency: 'USD' }));
    const alone = await timed(async () => {
      for (const { campaign_id, lines } of orders) {
        // An order of a request has at most 200 lines.
        for (let n = 0; n < lines.length; n += 200) {
          await bookIo(ctx, { campaign_id, currency: 'USD', lines: lines.slice(n, n + 200) });
        }
      }
    });
    const figures = [rows, deals, file.ms, file.queries, alone.ms, alone.queries].map(Math.round);
    console.log([...figures, (alone.ms / file.ms).toFixed(1)].join('\t'));
    // The first call on a database reads the types of its keys.
    if (deals > 1) counts.add(file.queries);
  }
  await Promise.all([owner.destroy(), app.destroy()]);
  if (counts.size > 1) throw new Error(`Queries grow with deals: ${[...counts].join(', ')}`);
}

function connect(url: string, log?: () => void): Kysely<never> {
  const pool = openPool({ connectionString: url, max: 2 });
  return new Kysely<never>({ dialect: new PostgresDialect({ pool }), ...(log && { log }) });
}

async function fillTenant(owner: Kysely<never>): Promise<{ tenant_id: string; podcast_id: string }> {
  const made = await sql<{ tenant_id: string; podcast_id: string }>`
    with t as (insert into tenants (name) values ('Bench') returning tenant_id)
    insert into podcasts (tenant_id, title) select tenant_id, 'Show' from t
    returning tenant_id::text as tenant_id, podcast_id::text as podcast_id`.execute(owner);
  const [ids] = made.rows;
  if (!ids) throw new TypeError('One podcast in is one podcast out.');
  const { tenant_id, podcast_id } = ids;
  await sql`
    insert into episodes (podcast_id, title, publish_date)
    select ${podcast_id}::uuid, 'Episode ' || n, timestamptz '2025-01-01' + n * interval '1 hour'
    from generate_series(1, ${rows}::int) as n`.execute(owner);
  await sql`
    with s as (
      insert into sponsors (tenant_id, name, industry) values (${tenant_id}::uuid, 'Sponsor', 'Food') returning sponsor_id
    )
    insert into campaigns (tenant_id, podcast_id, sponsor_id, name)
    select ${tenant_id}::uuid, ${podcast_id}::uuid, s.sponsor_id, 'Deal ' || n
    from s cross join generate_series(1, ${rows}::int) as n`.execute(owner);
  return { tenant_id, podcast_id };
}

async function idsOf(owner: Kysely<never>, column: string, table: string): Promise<string[]> {
  const { rows: found } = await sql<{ id: string }>`
    select ${sql.ref(column)}::text as id from ${sql.table(table)} order by 1`.execute(owner);
  return found.map(({ id }) => id);
}
