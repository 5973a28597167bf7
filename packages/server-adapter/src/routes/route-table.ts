import { adUnitRoutes } from './ad-unit-routes.ts';
import { choiceRoutes } from './choice-routes.ts';
import { dashboardRoutes } from './dashboard-routes.ts';
import { dealRoutes } from './deal-routes.ts';
import { etlRoutes } from './etl-routes.ts';
import { ioChangeRoutes } from './io-change-routes.ts';
import { ioCsvRoutes } from './io-csv-routes.ts';
import { ioOutlookRoutes } from './io-outlook-routes.ts';
import { ioRoutes } from './io-routes.ts';
import { matchRoutes } from './match-routes.ts';
import { metaRoutes } from './meta-routes.ts';
import type { Route } from './route.ts';
import { vanityRoute } from './vanity-route.ts';

/** Every address of Podflight. */
export const routeTable: readonly Route[] = [
  ...metaRoutes,
  ...etlRoutes,
  ...choiceRoutes,
  ...dealRoutes,
  ...adUnitRoutes,
  ...ioCsvRoutes,
  ...ioOutlookRoutes,
  ...ioRoutes,
  ...ioChangeRoutes,
  ...matchRoutes,
  ...dashboardRoutes,
  vanityRoute,
];
