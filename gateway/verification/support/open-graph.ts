import { pino } from 'pino';

import type { TypedDocumentString } from '../../../codegen/client/graphql.ts';
import type { SampleAddresses } from '../../../seed/load.ts';
import { TEST_TODAY } from '../../../seed/test-data/test-targets.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';

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

/** The gateway over five subgraphs in this process, by HTTP. */
export interface OpenGraph {
  readonly url: string;
  as(bearer: Bearer): GraphClient;
  /** The SQL statements of the five databases since the last query. */
  statements(): readonly string[];
  close(): Promise<void>;
}

/** Long deadlines: these tests are about what is answered, not how fast. */
const LONG_DEADLINES = { SUBGRAPH_DEADLINE_MS: '60000', PLANNER_MS: '30000', LEDGER_DEADLINE_MS: '60000' };

/**
 * Opens the whole graph over five databases that hold the sample data, as of its last day.
 *
 * @param env variables of the gateway, beside those of a test
 */
export async function openGraph(
  addresses: SampleAddresses,
  env: Readonly<Record<string, string>> = {},
): Promise<OpenGraph> {
  const logger = pino({ level: 'silent' });
  let statements: string[] = [];
  const subgraphs = await openAll(addresses, {
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
  const gateway = await createGateway(config, {
    subgraphs: subgraphs.handlers,
    envelopeKeys: subgraphs.envelopeKeys,
    logger,
  });
  return {
    url: gateway.url,
    as(bearer) {
      const send = async <Result>(query: string, variables: object = {}): Promise<GraphResponse<Result>> => {
        statements = [];
        const response = await fetch(`${gateway.url}/graphql`, {
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
    },
    statements: () => statements,
    async close() {
      await gateway.stop();
      await subgraphs.close();
    },
  };
}
