import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { forbidTelemetry } from '../../execution/apollo/no-telemetry.ts';

/** What a gateway answered. */
export interface PlainAnswer {
  /** `data` as serialized; undefined if the request was refused as a whole. */
  readonly dataText: string | undefined;
  readonly errors: readonly { readonly path: readonly (string | number)[]; readonly message: string }[];
}

/** Why a gateway does not start over a graph. */
export interface Refused {
  readonly refused: string;
}

export interface PlainGateway {
  answer(request: { operation: string; variables?: Record<string, unknown> | undefined }): Promise<PlainAnswer>;
  close(): Promise<void>;
}

/** `@apollo/gateway` in Apollo Server, with nothing of ours, for comparison. */
export async function openPlainGateway(
  supergraphSdl: string,
  handlers: Readonly<Record<string, SubgraphHandler>>,
): Promise<PlainGateway | Refused> {
  forbidTelemetry();
  const gateway = new ApolloGateway({
    supergraphSdl,
    buildService: ({ name }) => dataSourceOf(handlers[name] as SubgraphHandler),
    logger: SILENT,
  });
  const server = new ApolloServer({ gateway, logger: SILENT });
  try {
    await server.start();
  } catch (error) {
    return { refused: error instanceof Error ? error.message : String(error) };
  }
  return {
    async answer({ operation, variables }) {
      const { body } = await server.executeOperation({ query: operation, variables });
      const { data, errors = [] } = body.kind === 'single' ? body.singleResult : body.initialResult;
      return {
        dataText: data === undefined ? undefined : JSON.stringify(data),
        errors: errors.map(({ path = [], message }) => ({ path, message })),
      };
    },
    close: () => server.stop(),
  };
}

function dataSourceOf(handler: SubgraphHandler): GraphQLDataSource {
  return {
    async process({ request }) {
      const { body } = await handler({ body: JSON.stringify(request) } as Parameters<SubgraphHandler>[0]);
      return JSON.parse(body) as Awaited<ReturnType<GraphQLDataSource['process']>>;
    },
  };
}

const SILENT = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
