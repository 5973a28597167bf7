import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Kysely, sql } from 'kysely';
import { inject } from 'vitest';
import { connect, onServer, withDatabase } from './postgres-server.ts';
import { APP_ROLE, type Starting } from './prepare-database.ts';
import type { TestDatabase, TestDatabaseOptions } from './test-database.ts';

/** What the global setup made, for test files. */
export type PostgresTemplates = { url: string; templates: Record<Starting, string> };

declare module 'vitest' {
  interface ProvidedContext {
    postgres: PostgresTemplates;
  }
}

/** A fresh database on the real PostgreSQL that the global setup started, cloned from a template. */
export async function postgresDatabase(options: TestDatabaseOptions = {}): Promise<TestDatabase> {
  const { url, templates } = inject('postgres');
  const name = `podflight_test_${randomUUID().replaceAll('-', '')}`;
  await onServer(url, (admin) => cloneDatabase(admin, name, templates[options.from ?? 'podflight']));
  const ownerUrl = withDatabase(url, name);
  const appUrl = asAppRole(ownerUrl);
  const db = connect(appUrl, options.max ?? 10);
  const owner = connect(ownerUrl, 4);
  let dropped: Promise<void> | undefined;
  const drop = async () => {
    await Promise.all([db.destroy(), owner.destroy()]);
    await onServer(url, (admin) => sql`drop database if exists ${sql.id(name)} with (force)`.execute(admin));
  };
  return { kind: 'postgres', db, owner, url: appUrl, ownerUrl, drop: () => (dropped ??= drop()) };
}

/** The same database as the plain role, whose password the global setup set to its name. */
function asAppRole(url: string): string {
  const changed = new URL(url);
  changed.username = APP_ROLE;
  changed.password = APP_ROLE;
  return changed.href;
}

// biome-ignore lint/suspicious/noExplicitAny: any database's tables
async function cloneDatabase(admin: Kysely<any>, name: string, template: string): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql`create database ${sql.id(name)} template ${sql.id(template)}`.execute(admin);
      return;
    } catch (error) {
      // 55006: another worker's connection to the template has not gone yet.
      const busy = error instanceof Error && 'code' in error && error.code === '55006';
      if (!busy || attempt === 20) throw error;
      await sleep(50 * attempt);
    }
  }
}
