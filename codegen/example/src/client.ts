import { ApolloClient, ApolloLink, HttpLink, InMemoryCache, type TypePolicies } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { relayStylePagination } from '@apollo/client/utilities';

/**
 * How the cache knows records and pages. A list is one list for each filter and order: its pages are joined, and another filter
 * begins another list. Types whose key is not `id` name it; types without a key stay inside the record that holds them.
 */
export const typePolicies: TypePolicies = {
  Query: { fields: { supervisionLedgers: relayStylePagination(['filter', 'orderBy']) } },
  Court: { keyFields: ['code'] },
  Region: { keyFields: ['code'] },
};

/** @param tokenOf the token of who is logged in; undefined for the public, and for the mock, which needs none */
export function createClient(url: string, tokenOf: () => string | undefined): ApolloClient {
  const login = new SetContextLink(({ headers }) => {
    const token = tokenOf();
    return { headers: { ...headers, ...(token !== undefined && { authorization: `Bearer ${token}` }) } };
  });
  const http = new HttpLink({ uri: url, headers: { 'accept-language': 'zh-CN' }, credentials: 'omit' });
  return new ApolloClient({
    link: ApolloLink.from([login, http]),
    cache: new InMemoryCache({ typePolicies }),
    // A value that is missing is null with an error beside it; the rest is shown.
    defaultOptions: { watchQuery: { errorPolicy: 'all' }, query: { errorPolicy: 'all' } },
  });
}
