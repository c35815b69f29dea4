import type { Ask } from './figure-query.ts';

/** Asks the graph at a gateway's address over HTTP, as any client does. */
export function askGraphAt(url: string): Ask {
  const endpoint = new URL('/graphql', url);
  return async (document, variables) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json' },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] };
    if (errors) throw new Error(`The graph answered with errors: ${errors.map(({ message }) => message).join(' ')}`);
    return data as never;
  };
}
