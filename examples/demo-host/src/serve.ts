import { createServer, type Server } from 'node:http';

/** Thrown when something else listens on the port. */
export class PortTaken extends Error {}

/** Serves on the loopback address only: the demo's tokens are for trying out. */
export function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      const text = `Port ${port} is taken. Stop what uses it, or choose another: PORT=4001 npm start`;
      reject(error.code === 'EADDRINUSE' ? new PortTaken(text) : error);
    });
    server.listen(port, '127.0.0.1', resolve);
  });
}

/** Tells at once, and not after the data is made, that the port is not to be had. */
export async function checkPort(port: number): Promise<void> {
  const probe = createServer();
  await listen(probe, port);
  await new Promise((resolve) => probe.close(resolve));
}

/** Takes no new requests, gives those under way `graceMs` to end, then ends them. */
export function closeServer(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const end = setTimeout(() => server.closeAllConnections(), graceMs);
    server.close(() => {
      clearTimeout(end);
      resolve();
    });
    server.closeIdleConnections();
  });
}
