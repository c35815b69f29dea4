import { randomUUID } from 'node:crypto';

/**
 * The id of a request, in its answer, in the log and at the subgraphs: the caller's own `x-request-id` where it is plain
 * (it goes into headers and log lines, so nothing that could end one and start another), else a new one.
 */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}
