import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { Caller } from './access/caller.ts';
import { handlerOfRoutes, type PodflightHandler } from './create-podflight-handler.ts';
import type { PodflightHandlerOptions } from './handler-options.ts';
import type { Route } from './routes/route.ts';
import { routeTable } from './routes/route-table.ts';

/** Every feature on. */
export const ALL_ON = {
  ENABLE_ETL_CSV_UPLOAD: true,
  ENABLE_DEAL_PIPELINE: true,
  ENABLE_IO_BOOKINGS: true,
  ENABLE_MATCHMAKING: true,
  ENABLE_NEW_DASHBOARD_CARDS: true,
};

/** A database that answers every query with no rows, for what never reaches one. */
// biome-ignore lint/suspicious/noExplicitAny: any tables
export const noDatabase = new Kysely<any>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** Signs in who sends `Authorization: Bearer <tenant_id> <role>`, or the same in the cookie `session`. */
export function authenticate(request: Request): Caller | null {
  const given = request.headers.get('authorization') ?? request.headers.get('cookie');
  const [, tenant_id, role] = /^(?:Bearer |session=)(\S+)[ .](\w+)$/.exec(given ?? '') ?? [];
  if (!tenant_id || !role) return null;
  // A host may send anything; the tests do.
  return { tenant_id, actor_id: 'somebody', role: role as Caller['role'] };
}

/** A handler with everything on, over a database that holds nothing unless one is given. */
export function givenHandler(
  options: Partial<PodflightHandlerOptions> = {},
  table: readonly Route[] = routeTable,
): PodflightHandler {
  return handlerOfRoutes(table, {
    db: noDatabase,
    authenticate,
    flags: ALL_ON,
    vanityTenant: () => null,
    ...options,
  });
}

/** A request to `path` below `https://host.example`, signed in as `role` of `tenant_id`. */
export function requestOf(
  path: string,
  { role = 'admin', tenant_id = 'acme', ...init }: RequestInit & { role?: string; tenant_id?: string } = {},
): Request {
  const headers = new Headers(init.headers);
  if (!headers.has('authorization') && !headers.has('cookie')) {
    headers.set('authorization', `Bearer ${tenant_id} ${role}`);
  }
  const streamed: RequestInit & { duplex?: 'half' } =
    init.body instanceof ReadableStream ? { duplex: 'half' } : {};
  return new Request(`https://host.example${path}`, { ...init, ...streamed, headers });
}
