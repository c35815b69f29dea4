import { getOperationAST, parse, type DocumentNode } from 'graphql';

import { tenQueries } from '../../../codegen/ten-queries/ten-queries.ts';
import { digest } from '../../../seed/digest/digest.ts';
import { checkVariables } from '../../../subgraphs/shared/check-variables.ts';
import { fragmentsOf } from '../../graphql/documents.ts';
import { operationCost } from '../../limits/operation-cost.ts';
import { readPrices } from '../../limits/prices.ts';
import { LIBRARY, readDefinitions } from '../../saved-queries/registry.ts';
import { readCommittedSupergraph } from '../../serving/supergraph-file.ts';

import { committedChecks } from './committed-checks.ts';

/** A question that the project itself asks, and its estimated cost. */
export interface KnownCost {
  readonly from: 'page' | 'library' | 'digest';
  readonly name: string;
  readonly cost: number;
}

/** The costs of the ten queries, the saved queries of the library with their examples' values, and the digest. */
export async function knownCosts(): Promise<readonly KnownCost[]> {
  const { schema } = await committedChecks();
  const prices = readPrices(await readCommittedSupergraph());
  const costOf = (document: DocumentNode, variables: Readonly<Record<string, unknown>>): number => {
    const operation = getOperationAST(document);
    if (operation == null) {
      throw new Error('The document has no single operation.');
    }
    const checked = checkVariables(schema, operation, variables);
    if ('errors' in checked) {
      throw new Error(`The example’s values are refused: ${checked.errors.map(({ message }) => message).join(' ')}`);
    }
    const { fixed, records } = operationCost({ schema, prices }, operation, fragmentsOf(document))(checked.coerced);
    return Math.ceil(fixed + records);
  };
  const examples = await tenQueries();
  const { definitions } = await readDefinitions([LIBRARY]);
  return [
    ...examples.map(({ question, query }): KnownCost => ({
      from: 'page',
      name: question,
      cost: costOf(parse(query), {}),
    })),
    ...definitions.map(({ query }): KnownCost => {
      const given = query.parameters.map(({ name, example }) => [name, example]);
      const variables = Object.fromEntries(given) as Record<string, unknown>;
      return { from: 'library', name: query.name, cost: costOf(parse(query.document), variables) };
    }),
    ...digest.flatMap(({ source, lines }) =>
      lines.map(({ id, query }): KnownCost => ({
        from: 'digest',
        name: `${source} ${id}`,
        cost: costOf(parse(query), {}),
      })),
    ),
  ];
}
