import { parse, type DefinitionNode, type DocumentNode } from 'graphql';

import { SUBGRAPHS } from '../../../../subgraphs/definitions.ts';
import type { SubgraphAccess } from '../../../../subgraphs/shared/access/define-access.ts';
import type { FieldRules } from '../../../../subgraphs/shared/access/field-rules.ts';
import { classSchema, ruledSchema } from '../../../../subgraphs/shared/server/subgraph-schema.ts';
import { access as ledgerAccess } from '../../../access-ledger/query/access.ts';
import { LEDGER_SUBGRAPH, ledgerSchema } from '../../../access-ledger/query/ledger-schema.ts';
import { readSupergraphAccess } from '../../../authorization/report/supergraph-access.ts';
import { readCommittedSupergraph } from '../../../serving/supergraph-file.ts';
import { access as viewerAccess } from '../../../viewer/access.ts';
import { VIEWER_SUBGRAPH, viewerSchema } from '../../../viewer/viewer-schema.ts';
import type { MutantResult } from '../mutant.ts';

import { joinedRules, linksOf } from './joined-rules.ts';
import { openedRows } from './opened-rows.ts';
import {
  differences,
  fieldsOf,
  readersAtGateway,
  readersAtSubgraph,
  readersBySpecification,
  type FieldPlace,
  type Readers,
} from './readers.ts';

/** The access rules without any mutant, and who may read each field by the specification. */
export interface RuleBaseline {
  readonly subgraphs: readonly ProtectedSubgraph[];
  /** The schema of each subgraph under its own access map. */
  readonly schemas: readonly ProtectedSchema[];
  /** Their SDL, parsed. */
  readonly documents: readonly DocumentNode[];
  readonly links: DefinitionNode;
  readonly fields: readonly FieldPlace[];
  readonly expected: Readers;
}

/** A subgraph, and its schema under one access map or another. */
interface ProtectedSubgraph {
  readonly name: string;
  readonly access: SubgraphAccess;
  under(access: SubgraphAccess): ProtectedSchema;
}

/** The schema as it is composed, and the rules that the subgraph itself checks. */
interface ProtectedSchema {
  readonly sdl: string;
  readonly rules: FieldRules;
}

export async function openRuleBaseline(): Promise<RuleBaseline> {
  const supergraphSdl = await readCommittedSupergraph();
  const subgraphs = protectedSubgraphs();
  const fields = fieldsOf(readSupergraphAccess(supergraphSdl).schema);
  const schemas = subgraphs.map((subgraph) => subgraph.under(subgraph.access));
  return {
    subgraphs,
    schemas,
    documents: schemas.map(({ sdl }) => parse(sdl, { noLocation: true })),
    links: linksOf(parse(supergraphSdl)),
    fields,
    expected: readersBySpecification(fields),
  };
}

/** Where the gateway's rules or a subgraph's own differ from the specification without any mutant. */
export function ruleFaults(baseline: RuleBaseline): readonly string[] {
  const { schemas, documents } = baseline;
  return [...gatewayFaults(baseline, documents), ...schemas.flatMap((schema) => subgraphFaults(baseline, schema))];
}

/**
 * Deletes each rule of each access map in turn. Every field is checked twice: by the gateway, which reads the supergraph,
 * and by the subgraph, which reads its own map. A mutant is killed where either lets a viewer read what the specification
 * denies.
 */
export function* runRuleMutants(baseline: RuleBaseline, only?: string): Generator<MutantResult> {
  for (const [at, subgraph] of baseline.subgraphs.entries()) {
    for (const { coordinate, access } of openedRows(subgraph.access)) {
      const mutant = `${subgraph.name} ${coordinate}`;
      if (only === undefined || mutant === only) {
        yield { mutant, ...outcomeOf(baseline, at, subgraph.under(access)) };
      }
    }
  }
}

/** Every subgraph that has an access map: the five offices', and the gateway's own two. */
function protectedSubgraphs(): readonly ProtectedSubgraph[] {
  const offices = Object.values(SUBGRAPHS).map(({ name, resolvers, access }): ProtectedSubgraph => {
    const classes = classSchema({ resolvers });
    return { name, access, under: (other) => ruledSchema(name, classes, other) };
  });
  return [
    ...offices,
    { name: LEDGER_SUBGRAPH, access: ledgerAccess, under: ledgerSchema },
    { name: VIEWER_SUBGRAPH, access: viewerAccess, under: viewerSchema },
  ];
}

function outcomeOf(baseline: RuleBaseline, at: number, mutated: ProtectedSchema): Omit<MutantResult, 'mutant'> {
  const { schemas, documents } = baseline;
  const atSubgraph = subgraphFaults(baseline, mutated);
  // The same SDL is composed to the same rules.
  const atGateway =
    mutated.sdl === schemas[at]?.sdl
      ? []
      : gatewayFaults(baseline, documents.with(at, parse(mutated.sdl, { noLocation: true })));
  const [first] = [...atGateway, ...atSubgraph];
  if (first === undefined) {
    return { outcome: 'equivalent', reason: 'the parent type or the returned type requires the same scope' };
  }
  const places = [...(atGateway.length > 0 ? ['gateway'] : []), ...(atSubgraph.length > 0 ? ['subgraph'] : [])];
  return { outcome: 'killed', reason: `${places.join(' and ')}: ${first}` };
}

function gatewayFaults(
  { links, fields, expected }: RuleBaseline,
  documents: readonly DocumentNode[],
): readonly string[] {
  return differences(readersAtGateway(fields, joinedRules(links, documents)), expected);
}

function subgraphFaults({ fields, expected }: RuleBaseline, { rules }: ProtectedSchema): readonly string[] {
  return differences(readersAtSubgraph(fields, rules), expected);
}
