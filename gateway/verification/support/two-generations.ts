import { composeServices } from '@apollo/composition';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type DocumentNode } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import { handlerOf } from './tiny-graph.ts';

/** Two supergraphs over the same two offices: who says a case's `keeper` differs, and each has a field of its own. */
export type GenerationName = 'cases' | 'assets';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

export const SUPERGRAPHS: Readonly<Record<GenerationName, string>> = {
  cases: compose('keeper: String, keptByCases: Int', 'worth: Int'),
  assets: compose('title: String', 'worth: Int, keeper: String, keptByAssets: Int'),
};

/** Asks in one request what the schema says and what the plan brings, at several places. */
export const WHICH_GENERATION = `{
  __type(name: "EnforcementCase") { fields { name } }
  cases { id keeper worth again: keeper next { keeper worth } }
}`;

export interface Reply {
  readonly data?: {
    readonly __type: { readonly fields: readonly { readonly name: string }[] };
    readonly cases: readonly {
      readonly keeper: string;
      readonly again: string;
      readonly worth: number;
      readonly next: { readonly keeper: string; readonly worth: number };
    }[];
  } | null;
  readonly errors?: readonly { readonly extensions: { readonly code: string } }[];
}

/** Which generation answered; `mixed` where its parts are of both, `error` where it is not a whole answer. */
export function whoAnswered({ data, errors }: Reply): GenerationName | 'mixed' | 'error' {
  if (data == null || errors !== undefined || data.cases.length !== 3) {
    return 'error';
  }
  const ofSchema = data.__type.fields.some(({ name }) => name === 'keptByCases') ? 'cases' : 'assets';
  const keepers = data.cases.flatMap(({ keeper, again, next }) => [keeper, again, next.keeper]);
  const worths = data.cases.flatMap(({ worth, next }) => [worth, next.worth]);
  const isWhole = keepers.every((keeper) => keeper === ofSchema) && worths.every((worth) => worth === 7);
  return isWhole ? ofSchema : 'mixed';
}

const IDS = ['c1', 'c2', 'c3'];
const next = ({ id }: { id: string }) => ({ id: IDS[(IDS.indexOf(id) + 1) % IDS.length] });

/** Each office answers for either generation. */
export const HANDLERS: Readonly<Record<GenerationName, SubgraphHandler>> = {
  cases: handlerOf(
    buildSubgraphSchema([
      {
        typeDefs: casesSdl('title: String, keeper: String, keptByCases: Int'),
        resolvers: {
          Query: { cases: () => IDS.map((id) => ({ id })) },
          EnforcementCase: { keeper: () => 'cases', next, __resolveReference: ({ id }: { id: string }) => ({ id }) },
        },
      },
    ]),
  ),
  assets: handlerOf(
    buildSubgraphSchema([
      {
        typeDefs: assetsSdl('worth: Int, keeper: String, keptByAssets: Int'),
        resolvers: {
          EnforcementCase: {
            keeper: () => 'assets',
            worth: () => 7,
            __resolveReference: ({ id }: { id: string }) => ({ id }),
          },
        },
      },
    ]),
  ),
};

function casesSdl(fields: string): DocumentNode {
  return parse(`${LINK}
    type Query { cases: [EnforcementCase!]! }
    type EnforcementCase @key(fields: "id") { id: ID!, next: EnforcementCase, ${fields} }
  `);
}

function assetsSdl(fields: string): DocumentNode {
  return parse(`${LINK} type EnforcementCase @key(fields: "id") { id: ID!, ${fields} }`);
}

function compose(ofCases: string, ofAssets: string): string {
  const { supergraphSdl, errors } = composeServices([
    { name: 'cases', url: 'http://cases.invalid/graphql', typeDefs: casesSdl(ofCases) },
    { name: 'assets', url: 'http://assets.invalid/graphql', typeDefs: assetsSdl(ofAssets) },
  ]);
  if (supergraphSdl === undefined) {
    throw new Error(errors.map(({ message }) => message).join('\n'));
  }
  return supergraphSdl;
}
