import type { SavedQuery } from './saved-query.ts';

export function openApiOf(queries: readonly SavedQuery[], serverUrl: string): object {
  return { openapi: '3.1.0', servers: [{ url: serverUrl }], paths: Object.fromEntries(queries.map(({ name }) => [name, {}])) };
}
