import { createServer } from 'node:http';
import { recoverInterruptedImports } from '@podflight/core/etl';
import { openDatabase } from './database/open-database.ts';
import { demoClock } from './demo-clock.ts';
import { startEventBus } from './event-bus.ts';
import { startFlightClock } from './flight-clock.ts';
import { hostListener } from './http/listener.ts';
import { mountPodflight } from './mount-podflight.ts';
import { notFoundPage } from './pages/not-found-page.ts';
import { routes } from './routes.ts';
import { checkPort, closeServer, listen } from './serve.ts';
import { readSettings } from './settings.ts';
import { signIn } from './sign-in.ts';

const GRACE_MS = 3_000;

async function start(): Promise<void> {
  const began = performance.now();
  const settings = readSettings(process.env);
  await checkPort(settings.port);
  const { db, alone, close } = await openDatabase(settings, console.log);
  const people = await signIn(db);
  if (alone) {
    for (const { tenant_id } of people.tenants) {
      await recoverInterruptedImports({ db, tenant_id }, { leaseSeconds: 0 });
    }
  }
  const clock = demoClock();
  const podflight = mountPodflight(db, people, `http://localhost:${settings.port}`, clock);
  const server = createServer(
    hostListener({ db, signIn: people, clock, routes, podflight, notFound: notFoundPage }),
  );
  await listen(server, settings.port);
  const stopEvents = startEventBus(db, people.tenants, clock);
  const stopFlights = startFlightClock(db, people.tenants, clock);
  const seconds = ((performance.now() - began) / 1_000).toFixed(1);
  console.log(`Quayside is ready after ${seconds} s: http://localhost:${settings.port}`);

  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) process.exit(1);
    stopping = true;
    await Promise.all([closeServer(server, GRACE_MS), stopEvents(), stopFlights()]);
    await close();
    process.exit(0);
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
}

start().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
