import { afterAll, beforeAll, describe } from '@jest/globals';
import { pino } from 'pino';

import type { TypedDocumentString } from '../../../codegen/client/graphql.ts';
import { sampleAddresses } from '../../../seed/load.ts';
import type { SampleTarget } from '../../../seed/sample-target.ts';
import { TEST_TODAY, testTargets } from '../../../seed/test-data/test-targets.ts';
import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { readConfig } from '../../config.ts';
import { createGateway, type RunningGateway } from '../../gateway.ts';
import { openAll, type OpenSubgraphs } from '../../one-process/open-all.ts';

/** An error in a response. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

export interface GraphResponse<Result> {
  status: number;
  data: Result;
  errors?: ClientError[];
}

/** A client of one viewer. */
export interface GraphClient {
  /** Sends a typed query; throws if the response has errors. */
  query<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables?: Variables): Promise<Result>;
  /** Sends any query; returns data and errors. */
  send<Result = Record<string, unknown>>(query: string, variables?: object): Promise<GraphResponse<Result>>;
}

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

/** Long deadlines: these tests are about what is answered, not how fast. */
const LONG_DEADLINES = { SUBGRAPH_DEADLINE_MS: '60000', PLANNER_MS: '30000', LEDGER_DEADLINE_MS: '60000' };

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
    let subgraphs: OpenSubgraphs | undefined;
    let gateway: RunningGateway | undefined;
    let statements: string[] = [];

    beforeAll(async () => {
      const logger = pino({ level: 'silent' });
      subgraphs = await openAll(sampleAddresses(target), {
        cursorKey: 'cursors of the tests',
        logger,
        today: TEST_TODAY,
        onStatement: (subgraph, sql) => statements.push(`${subgraph}: ${sql}`),
      });
      const config = readConfig({
        ...LONG_DEADLINES,
        LIANZHI_ENV: 'test',
        LIANZHI_TODAY: TEST_TODAY,
        ACCESS_LEDGER: 'memory',
        GATEWAY_PORT: '0',
        LOG_LEVEL: 'silent',
        ...env,
      });
      gateway = await createGateway(config, {
        subgraphs: subgraphs.handlers,
        envelopeKeys: subgraphs.envelopeKeys,
        logger,
      });
    });
    afterAll(async () => {
      await gateway?.stop();
      await subgraphs?.close();
    });

    const as = (bearer: Bearer): GraphClient => {
      const send = async <Result>(query: string, variables: object = {}): Promise<GraphResponse<Result>> => {
        statements = [];
        const response = await fetch(`${gateway?.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(await bearerHeaders(bearer)) },
          body: JSON.stringify({ query, variables }),
        });
        return { status: response.status, ...((await response.json()) as Omit<GraphResponse<Result>, 'status'>) };
      };
      return {
        send,
        async query(document, variables) {
          const response = await send(document.toString(), variables as object | undefined);
          if (response.errors) {
            throw new Error(`The response has errors: ${JSON.stringify(response.errors)}`);
          }
          return response.data as never;
        },
      };
    };
    body({
      ...as('court'),
      as,
      statements: () => statements,
      get url() {
        return gateway?.url ?? '';
      },
    });
  });
}
