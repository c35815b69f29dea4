import { afterAll, beforeAll, describe } from '@jest/globals';
import { pino } from 'pino';

import type { TypedDocumentString } from '../../../codegen/client/graphql.ts';
import { sampleAddresses } from '../../../seed/load.ts';
import { testTargets } from '../../../seed/test-data/test-targets.ts';
import { IS_DEEP } from '../../../subgraphs/shared/testing/depth.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { readConfig } from '../../config.ts';
import { createGateway, type RunningGateway } from '../../gateway.ts';
import { openAll, type OpenSubgraphs } from '../../one-process/open-all.ts';

/** An error as a client reads it. */
export interface ClientError {
  message: string;
  path?: (string | number)[];
  extensions: Record<string, unknown>;
}

export interface GraphReply<Result> {
  status: number;
  data: Result;
  errors?: ClientError[];
}

/** How somebody asks the graph. */
export interface Questions {
  /** Asks a typed query; fails where the answer has errors. */
  ask<Result, Variables>(document: TypedDocumentString<Result, Variables>, variables?: Variables): Promise<Result>;
  /** Asks anything; answers data and errors as they are. */
  send<Result = Record<string, unknown>>(query: string, variables?: object): Promise<GraphReply<Result>>;
}

/**
 * The whole graph over the default sample data, asked over HTTP as a client asks it: by an officer of the Supreme Court,
 * who may see all but the access ledger, where nobody else is named.
 */
export interface WholeGraph extends Questions {
  /** The same, asked by another. */
  as(asker: Bearer): Questions;
  /** The statements that reached the five databases since the last question. */
  statements(): readonly string[];
  readonly url: string;
}

/** These tests ask what is answered, not how soon; a busy machine must not change that. */
const UNHURRIED = { SUBGRAPH_DEADLINE_MS: '60000', PLANNER_MS: '30000', LEDGER_DEADLINE_MS: '60000' };

const targets = await testTargets({ all: IS_DEEP });

/** Runs one test body over the whole graph on each database that holds the sample data. */
export function describeWholeGraph(name: string, body: (graph: WholeGraph) => void): void {
  describe.each(targets)(`${name}, on $database`, ({ target }) => {
    let subgraphs: OpenSubgraphs | undefined;
    let gateway: RunningGateway | undefined;
    let statements: string[] = [];

    beforeAll(async () => {
      const logger = pino({ level: 'silent' });
      subgraphs = await openAll(sampleAddresses(target), {
        cursorKey: 'cursors of the tests',
        logger,
        onStatement: (subgraph, sql) => statements.push(`${subgraph}: ${sql}`),
      });
      const config = readConfig({
        ...UNHURRIED,
        LIANZHI_ENV: 'test',
        ACCESS_LEDGER: 'memory',
        GATEWAY_PORT: '0',
        LOG_LEVEL: 'silent',
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

    const as = (asker: Bearer): Questions => {
      const send = async <Result>(query: string, variables: object = {}): Promise<GraphReply<Result>> => {
        statements = [];
        const response = await fetch(`${gateway?.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', ...(await bearerHeaders(asker)) },
          body: JSON.stringify({ query, variables }),
        });
        return { status: response.status, ...((await response.json()) as Omit<GraphReply<Result>, 'status'>) };
      };
      return {
        send,
        async ask(document, variables) {
          const reply = await send(document.toString(), variables as object | undefined);
          if (reply.errors) {
            throw new Error(`The graph answered with errors: ${JSON.stringify(reply.errors)}`);
          }
          return reply.data as never;
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
