import { afterAll, beforeAll, describe } from '@jest/globals';

import { sampleAddresses } from '../../../seed/load.ts';
import type { SampleTarget } from '../../../seed/sample-target.ts';
import { testTargets } from '../../../seed/test-data/test-targets.ts';
import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';
import type { Bearer } from '../../authentication/issuing/personas.ts';

import { openGraph, type GraphClient, type OpenGraph } from './open-graph.ts';

/**
 * The whole graph over the default sample data, by HTTP. Without `as`, the client is an officer of the Supreme Court, who may
 * see everything except the access ledger.
 */
export interface WholeGraph extends GraphClient {
  /** A client of another viewer. */
  as(bearer: Bearer): GraphClient;
  /** The SQL statements of the five databases since the last query. */
  statements(): readonly string[];
  readonly url: string;
}

const targets = await testTargets({ all: IS_DEEP });

/**
 * Runs one test body over the whole graph on each database that holds the sample data, or on some of them.
 *
 * @param env variables of the gateway, beside those of a test
 */
export function describeWholeGraph(
  name: string,
  body: (graph: WholeGraph) => void,
  kinds: readonly SampleTarget['kind'][] = ['sqlite', 'mysql'],
  env: Readonly<Record<string, string>> = {},
): void {
  describe.each(targets.filter(({ target }) => kinds.includes(target.kind)))(`${name}, on $database`, ({ target }) => {
    let graph: OpenGraph | undefined;
    beforeAll(async () => {
      graph = await openGraph(sampleAddresses(target), env);
    });
    afterAll(() => graph?.close());

    const as = (bearer: Bearer): GraphClient => ({
      send: (query, variables) => opened().as(bearer).send(query, variables),
      query: (document, variables) => opened().as(bearer).query(document, variables),
    });
    const opened = (): OpenGraph => {
      if (graph === undefined) {
        throw new Error('The graph is opened before the tests run.');
      }
      return graph;
    };
    body({
      ...as('court'),
      as,
      statements: () => graph?.statements() ?? [],
      get url() {
        return graph?.url ?? '';
      },
    });
  });
}
