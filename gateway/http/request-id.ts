import { randomUUID } from 'node:crypto';

/**
 * The id of a request in its answer, in the log and at the subgraphs. The caller's `x-request-id` is used if it consists of
 * safe characters: the id goes into headers and log lines, so it must not be able to inject another one. Otherwise a new
 * id is created.
 */
export function requestIdOf(given: string | string[] | undefined): string {
  return typeof given === 'string' && /^[A-Za-z0-9._-]{8,64}$/.test(given) ? given : randomUUID();
}
