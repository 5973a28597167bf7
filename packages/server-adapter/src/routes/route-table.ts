import { dealRoutes } from './deal-routes.ts';
import { etlRoutes } from './etl-routes.ts';
import { ioCsvRoutes } from './io-csv-routes.ts';
import { ioRoutes } from './io-routes.ts';
import { metaRoutes } from './meta-routes.ts';
import type { Route } from './route.ts';

/** Every address of Podflight. */
export const routeTable: readonly Route[] = [
  ...metaRoutes,
  ...etlRoutes,
  ...dealRoutes,
  ...ioCsvRoutes,
  ...ioRoutes,
];
