import type { IncomingMessage } from 'node:http';
import type { DemoClock } from '../demo-clock.ts';
import type { HostDb } from '../host-tables.ts';
import type { SignIn, Visitor } from '../sign-in.ts';
import type { Reply } from './reply.ts';

/** What a route of the platform is given. */
export type Call = {
  db: HostDb;
  tenants: SignIn['tenants'];
  visitor: Visitor;
  request: IncomingMessage;
  url: URL;
  /** The value of the path's `:name` part, where it has one. */
  id: string;
  /** `light`, `dark`, or `auto` for as the reader's system is. */
  theme: Theme;
  clock: DemoClock;
};

export type Theme = 'light' | 'dark' | 'auto';

/** One row of the platform's table of routes. */
export type Route = {
  method: 'GET' | 'POST';
  /** A path; a last part `:id` stands for one segment. */
  path: string;
  /** `page`: a newcomer gets a session. `api`: a newcomer gets a 401. */
  kind: 'page' | 'api';
  answer: (call: Call) => Promise<Reply> | Reply;
};
