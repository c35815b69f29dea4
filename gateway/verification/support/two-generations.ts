import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse, type DocumentNode } from 'graphql';

import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';

import { composeSupergraph } from './compose.ts';
import { handlerOf } from './tiny-graph.ts';

/** Two supergraphs over the same two subgraphs: the owner of `keeper` differs, and each has a field that the other lacks. */
export type GenerationName = 'cases' | 'assets';

const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

export const SUPERGRAPHS: Readonly<Record<GenerationName, string>> = {
  cases: compose('keeper: String, keptByCases: Int', 'worth: Int'),
  assets: compose('title: String', 'worth: Int, keeper: String, keptByAssets: Int'),
};

/** Shows in one response which schema was introspected and which plan was executed, at several paths. */
export const WHICH_GENERATION = `{
  __type(name: "EnforcementCase") { fields { name } }
  cases { id keeper worth again: keeper next { keeper worth } }
}`;

export interface GenerationResponse {
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

/** The generation that answered; `mixed` if both contributed, `error` if the response is not complete. */
export function generationOf({ data, errors }: GenerationResponse): GenerationName | 'mixed' | 'error' {
  if (data == null || errors !== undefined || data.cases.length !== 3) {
    return 'error';
  }
  const ofSchema = data.__type.fields.some(({ name }) => name === 'keptByCases') ? 'cases' : 'assets';
  const keepers = data.cases.flatMap(({ keeper, again, next }) => [keeper, again, next.keeper]);
  const worths = data.cases.flatMap(({ worth, next }) => [worth, next.worth]);
  const isConsistent = keepers.every((keeper) => keeper === ofSchema) && worths.every((worth) => worth === 7);
  return isConsistent ? ofSchema : 'mixed';
}

const IDS = ['c1', 'c2', 'c3'];
const next = ({ id }: { id: string }) => ({ id: IDS[(IDS.indexOf(id) + 1) % IDS.length] });

/** Each subgraph can answer for both generations. */
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
  return composeSupergraph({ cases: casesSdl(ofCases), assets: assetsSdl(ofAssets) });
}
