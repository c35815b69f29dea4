import type { Fetcher } from '@graphiql/toolkit';

/** A query that the explorer opens in a tab of its own. */
export interface Example {
  /** Shown above the query as a comment. */
  readonly question: string;
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
}

/** A user that the explorer can act as; the gateway offers them in development only. */
export interface Persona {
  readonly audience: string;
  readonly label: string;
  readonly sees: string;
  /** Null for the public, which has no token. */
  readonly token: string | null;
}

export const loadExamples = (): Promise<readonly Example[]> => loadList<Example>('/examples.json');

export const loadPersonas = (): Promise<readonly Persona[]> => loadList<Persona>('/personas.json');

/** An empty list if the gateway does not serve it, e.g. personas in production: the explorer works without. */
async function loadList<Item>(path: string): Promise<readonly Item[]> {
  try {
    const response = await fetch(path);
    return response.ok ? ((await response.json()) as readonly Item[]) : [];
  } catch {
    return [];
  }
}

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
