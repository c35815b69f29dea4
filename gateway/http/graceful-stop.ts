import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface DrainOptions {
  /** How long to keep serving after readiness is off, so that load balancers notice. Milliseconds. */
  readonly drainDelayMs: number;
  /** How long to wait for running requests before their connections are closed. Milliseconds. */
  readonly drainTimeoutMs: number;
}

/**
 * Stops a server without dropping an answer. The caller has turned readiness off and closes each connection after its
 * answer. This keeps serving for a while, stops accepting connections, waits for running requests, and at the deadline
 * closes the connections that are left.
 */
export async function stopGracefully(server: Server, { drainDelayMs, drainTimeoutMs }: DrainOptions): Promise<void> {
  await wait(drainDelayMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const deadline = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
  await closed;
  clearTimeout(deadline);
}
