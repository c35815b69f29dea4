import type { Ask } from './figure-query.ts';

/** Asks the graph at a gateway's address over HTTP, as any client does; `asker` is the headers that say who asks. */
export function askGraphAt(url: string, asker: Readonly<Record<string, string>>): Ask {
  const endpoint = new URL('/graphql', url);
  return async (document, variables) => {
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json', ...asker },
      body: JSON.stringify({ query: document.toString(), variables }),
    });
    const { data, errors } = (await response.json()) as { data?: unknown; errors?: { message: string }[] };
    if (errors) {
      throw new Error(`The graph answered with errors: ${errors.map(({ message }) => message).join(' ')}`);
    }
    return data as never;
  };
}
