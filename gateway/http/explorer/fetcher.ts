import type { Fetcher } from '@graphiql/toolkit';

/**
 * Sends queries to the gateway that served the page, with the token if there is one; headers set in the editor override it.
 * GraphiQL's own fetcher includes a WebSocket client for subscriptions, which this graph does not have.
 */
export function fetcherWith(token: string | null): Fetcher {
  return async (params, options) => {
    const headers = new Headers({ 'content-type': 'application/json', accept: 'application/json' });
    if (token !== null) {
      headers.set('authorization', `Bearer ${token}`);
    }
    for (const [name, value] of Object.entries(options?.headers ?? {})) {
      headers.set(name, String(value));
    }
    const response = await fetch('/graphql', { method: 'POST', headers, body: JSON.stringify(params) });
    return response.json();
  };
}
