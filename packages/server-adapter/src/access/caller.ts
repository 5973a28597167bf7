import { RequestRefused } from '../answers/request-refused.ts';
import type { Role } from './roles.ts';

/** Who sends a request, as the host knows them. */
export type Caller = {
  /** Key of the host's `tenants` row. */
  tenant_id: string;
  /** Kept on imports and history. */
  actor_id?: string | null;
  role: Role;
};

/** The host's own sign-in: who sends this request, or null when nobody is signed in. */
export type Authenticate = (
  request: Request,
) => Caller | null | undefined | Promise<Caller | null | undefined>;

/** Asks the host who sends the request; refuses with `unauthenticated` when it knows nobody. */
export async function callerOf(request: Request, authenticate: Authenticate): Promise<Caller> {
  const caller = await authenticate(request);
  if (!caller) {
    throw new RequestRefused('unauthenticated', 'Sign in first, then send the request again.');
  }
  if (typeof caller.tenant_id !== 'string' || caller.tenant_id === '') {
    throw new TypeError(
      'authenticate() answered a caller without tenant_id. Answer null when nobody is signed in.',
    );
  }
  return caller;
}
