import { SUBGRAPHS } from '../../../../subgraphs/definitions.ts';
import type { SubgraphAccess } from '../../../../subgraphs/shared/access/define-access.ts';
import type { FieldRules } from '../../../../subgraphs/shared/access/field-rules.ts';
import { classSchema, ruledSchema } from '../../../../subgraphs/shared/server/subgraph-schema.ts';
import { access as ledgerAccess } from '../../../access-ledger/query/access.ts';
import { LEDGER_SUBGRAPH, ledgerSchema } from '../../../access-ledger/query/ledger-schema.ts';

/** A part of the graph, and what comes of it under one access map or another. */
export interface RuledPart {
  readonly name: string;
  readonly access: SubgraphAccess;
  under(access: SubgraphAccess): Ruled;
}

/** The schema as it is composed, and the rules that the office itself asks by. */
export interface Ruled {
  readonly sdl: string;
  readonly rules: FieldRules;
}

/** All parts of the graph that have an access map: the five offices, and the gateway's own ledger. */
export function ruledParts(): readonly RuledPart[] {
  const offices = Object.values(SUBGRAPHS).map(({ name, resolvers, access }): RuledPart => {
    const classes = classSchema({ resolvers });
    return { name, access, under: (other) => ruledSchema(name, classes, other) };
  });
  return [...offices, { name: LEDGER_SUBGRAPH, access: ledgerAccess, under: ledgerSchema }];
}
