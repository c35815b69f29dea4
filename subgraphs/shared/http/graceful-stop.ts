import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface DrainOptions {
  /** How long to go on serving after readiness is off, so that load balancers notice. Milliseconds. */
  readonly drainDelayMs: number;
  /** How long to wait for running requests before their connections are closed. Milliseconds. */
  readonly drainTimeoutMs: number;
}

/**
 * Stops a server without losing an answer. The caller has turned readiness off, and answers with `connection: close` from
 * then on. The server goes on for a while, then takes no new connections, closes idle ones, waits for running requests and
 * closes what is left.
 */
export async function stopGracefully(server: Server, { drainDelayMs, drainTimeoutMs }: DrainOptions): Promise<void> {
  await wait(drainDelayMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const timeout = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
  await closed;
  clearTimeout(timeout);
}
