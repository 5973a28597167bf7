import { hostApiRoutes } from './host-api.ts';
import type { Route } from './http/route.ts';
import { letDaysPass } from './let-days-pass.ts';
import { dashboardPage } from './pages/dashboards-page.ts';
import { dealsPage } from './pages/deals-page.ts';
import { developersPage } from './pages/developers-page.ts';
import { importsPage } from './pages/imports-page.ts';
import { matchesPage } from './pages/matches-page.ts';
import { newOrderPage, ordersPage } from './pages/orders-page.ts';
import { overviewPage } from './pages/overview-page.ts';
import { showPage } from './pages/show-page.ts';
import { changeSession, changeTheme } from './preferences.ts';
import { sampleCsv, sampleWithErrorsCsv } from './sample-files.ts';

/** Everything that the platform itself answers. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/', kind: 'page', answer: overviewPage },
  { method: 'GET', path: '/shows/:id', kind: 'page', answer: showPage },
  { method: 'GET', path: '/dashboards/creator', kind: 'page', answer: dashboardPage('creator') },
  { method: 'GET', path: '/dashboards/advertiser', kind: 'page', answer: dashboardPage('advertiser') },
  { method: 'GET', path: '/dashboards/ops', kind: 'page', answer: dashboardPage('ops') },
  { method: 'GET', path: '/deals', kind: 'page', answer: dealsPage },
  { method: 'GET', path: '/orders', kind: 'page', answer: ordersPage },
  { method: 'GET', path: '/orders/new', kind: 'page', answer: newOrderPage },
  { method: 'GET', path: '/matches', kind: 'page', answer: matchesPage },
  { method: 'GET', path: '/imports', kind: 'page', answer: importsPage },
  { method: 'GET', path: '/developers', kind: 'page', answer: developersPage },
  { method: 'GET', path: '/sample.csv', kind: 'page', answer: sampleCsv },
  { method: 'GET', path: '/sample-with-errors.csv', kind: 'page', answer: sampleWithErrorsCsv },
  { method: 'POST', path: '/session', kind: 'page', answer: changeSession },
  { method: 'POST', path: '/theme', kind: 'page', answer: changeTheme },
  { method: 'POST', path: '/host/clock', kind: 'api', answer: letDaysPass },
  ...hostApiRoutes,
];
