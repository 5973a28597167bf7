import type { Kysely } from 'kysely';
import type { EventSink } from '../shared/event-sink.ts';
import type { HostSchema } from './host-schema.ts';

/**
 * What every Podflight function takes first: whose data, over which database, by whom.
 *
 * @example
 * const ctx: PodflightContext = { db, tenant_id: user.tenant_id, actor_id: user.id }
 */
export type PodflightContext = {
  /**
   * The host's Kysely, or an open Kysely transaction of the host's, which is then used as it is, so
   * that a host can make its own write and Podflight's atomic.
   */
  // Kysely is invariant in its table type, so only `any` accepts every host's.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  db: Kysely<any>;
  /** A read replica for cards, which only read. Its numbers may lag behind. @defaultValue `db` */
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readDb?: Kysely<any>;
  /** The tenant whose rows may be seen and written: the key of the host's `tenants` row. */
  tenant_id: string;
  /** Who acts, kept on imports and history. @defaultValue none */
  actor_id?: string | null;
  /**
   * Called after commit with what happened, instead of the outbox. Leave it out to use the outbox,
   * which survives a crash between the commit and the call.
   */
  events?: EventSink;
  /** The present instant. @defaultValue the machine's clock */
  clock?: () => Date;
  /** Makes ids. @defaultValue `crypto.randomUUID` */
  newId?: () => string;
  /** ISO 4217 code of the currency that `campaigns.campaign_value` is in. @defaultValue `USD` */
  currency?: string;
  /**
   * Where the host serves vanity links, e.g. `https://pods.example/v`: a booking with a link gets its
   * address as `vanity_url`. @defaultValue none, and `vanity_url` stays as it was given
   */
  vanityBase?: string;
  /** What of the host's schema differs from the contract. */
  hostSchema?: HostSchema;
};

/** The present instant, by the context's clock. */
export function now(ctx: PodflightContext): Date {
  return ctx.clock?.() ?? new Date();
}

/** A new id, by the context's generator. */
export function newId(ctx: PodflightContext): string {
  return ctx.newId?.() ?? crypto.randomUUID();
}
