import type { Fetcher } from '@graphiql/toolkit';

/**
 * Asks the gateway that served the page. GraphiQL's own fetcher brings a WebSocket client for subscriptions, which this
 * graph does not have.
 */
export const askGraph: Fetcher = async (params, options) => {
  const response = await fetch('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json', ...options?.headers },
    body: JSON.stringify(params),
  });
  return response.json();
};
