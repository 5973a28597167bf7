import type { Authenticate, Role } from '@podflight/server-adapter';
import type { HostDb } from './host-tables.ts';

export type Tenant = { tenant_id: string; slug: string; name: string };

/** Who is looking: a tenant's person in one of the roles. */
export type Visitor = { tenant: Tenant; role: Role; how: 'token' | 'cookie' };

/** Reads a request's headers, of node:http or of the Web, for who sent it. */
export type SignIn = {
  tenants: readonly Tenant[];
  visitorOf: (header: (name: string) => string | null | undefined) => Visitor | null;
  /** For `createPodflightHandler`. */
  authenticate: Authenticate;
};

export const SESSION_COOKIE = 'demo_session';

/**
 * The demo's sign-in. Anybody may be anybody: scripts send `Authorization: Bearer demo.<slug>.<role>`,
 * pages have a cookie `<slug>.<role>`. That is why the demo listens on the loopback address only.
 */
export async function signIn(db: HostDb): Promise<SignIn> {
  const tenants = await db
    .selectFrom('tenants')
    .select(['tenant_id', 'slug', 'name'])
    .orderBy('name', 'desc')
    .execute();
  const visitor = (claim: string, how: Visitor['how']): Visitor | null => {
    const [slug, role, ...more] = claim.split('.');
    const tenant = tenants.find((one) => one.slug === slug);
    return tenant && isRole(role) && more.length === 0 ? { tenant, role, how } : null;
  };
  const visitorOf: SignIn['visitorOf'] = (header) => {
    const authorization = header('authorization');
    if (authorization) {
      const claim = /^Bearer demo\.(.+)$/i.exec(authorization)?.[1];
      return claim ? visitor(claim, 'token') : null;
    }
    const claim = cookie(header('cookie'), SESSION_COOKIE);
    return claim ? visitor(claim, 'cookie') : null;
  };
  const authenticate: Authenticate = (request) => {
    const who = visitorOf((name) => request.headers.get(name));
    if (!who) return null;
    return { tenant_id: who.tenant.tenant_id, actor_id: `${who.role}@${who.tenant.slug}`, role: who.role };
  };
  return { tenants, visitorOf, authenticate };
}

export function isRole(value: string | null | undefined): value is Role {
  return value === 'viewer' || value === 'member' || value === 'admin';
}

/** One cookie's value of a `Cookie` header. */
export function cookie(header: string | null | undefined, name: string): string | null {
  for (const pair of header?.split(';') ?? []) {
    const [key, value] = pair.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return null;
}
