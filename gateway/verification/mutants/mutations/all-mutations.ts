import { ACCESS_LEDGER } from './access-ledger.mutations.ts';
import { AUTHENTICATION } from './authentication.mutations.ts';
import { AUTHORIZATION } from './authorization.mutations.ts';
import { CONFIGURATION } from './configuration.mutations.ts';
import { EXECUTION } from './execution.mutations.ts';
import { HTTP } from './http.mutations.ts';
import { IDENTIFIERS } from './identifiers.mutations.ts';
import { LINKS } from './links.mutations.ts';
import { LISTS } from './lists.mutations.ts';
import { LOOKUPS } from './lookups.mutations.ts';
import { MEASURES } from './measures.mutations.ts';
import type { Mutation } from './mutation.ts';
import { PUBLISHED_LIST } from './published-list.mutations.ts';
import { ROWS } from './rows.mutations.ts';
import { SERVING } from './serving.mutations.ts';
import { SUBGRAPH_ACCESS } from './subgraph-access.mutations.ts';
import { SUBGRAPH_REQUEST } from './subgraph-request.mutations.ts';

/** The mutations of every guarded stage, in the order of a request. */
export const MUTATIONS: readonly Mutation[] = [
  ...CONFIGURATION,
  ...HTTP,
  ...AUTHENTICATION,
  ...AUTHORIZATION,
  ...SERVING,
  ...EXECUTION,
  ...ACCESS_LEDGER,
  ...LOOKUPS,
  ...SUBGRAPH_REQUEST,
  ...SUBGRAPH_ACCESS,
  ...ROWS,
  ...LINKS,
  ...LISTS,
  ...IDENTIFIERS,
  ...MEASURES,
  ...PUBLISHED_LIST,
];
