import type { Server } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';

export interface DrainOptions {
  /** How long to serve on after readiness is off, so that balancers notice. Milliseconds. */
  readonly drainDelayMs: number;
  /** How long to wait for requests under way before their connections are cut. Milliseconds. */
  readonly drainTimeoutMs: number;
}

/**
 * Stops a server without dropping an answer. The caller has turned readiness off; then: serve on for a while, telling
 * kept connections to close after their answer; take no new connections; wait for what is under way; cut what is left.
 */
export async function stopGracefully(server: Server, { drainDelayMs, drainTimeoutMs }: DrainOptions): Promise<void> {
  await wait(drainDelayMs);
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const cutOff = setTimeout(() => server.closeAllConnections(), drainTimeoutMs);
  await closed;
  clearTimeout(cutOff);
}
