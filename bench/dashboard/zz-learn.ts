import { advanceFlights } from '@podflight/core/io';
import { openPool } from '@podflight/testing/open-pool';
import { Kysely, PostgresDialect } from 'kysely';
import { readFileSync } from 'node:fs';
const url = readFileSync('/tmp/cards-core/url', 'utf8');
const app = new Kysely<any>({ dialect: new PostgresDialect({ pool: openPool({ connectionString: url.replace('postgres@', 'podflight_app@'), max: 2 }) }) });
const t = performance.now(); console.log(JSON.stringify(await advanceFlights({ db: app, tenant_id: process.argv[2]!, clock: () => new Date('2026-11-24T09:00:00Z') })).slice(0, 100), performance.now() - t); await app.destroy();
