import { parse, type DefinitionNode } from 'graphql';

import { readSupergraphAccess } from '../../../authorization/report/supergraph-access.ts';
import { readCommittedSupergraph } from '../../../serving/supergraph-file.ts';
import type { Verdict } from '../verdict.ts';

import { joinedRules, linksOf } from './joined-rules.ts';
import { openedRows } from './opened-rows.ts';
import {
  differences,
  placesOf,
  readersAtGateway,
  readersAtOffice,
  readersBySpecification,
  type Place,
  type Readers,
} from './readers.ts';
import { ruledParts, type Ruled, type RuledPart } from './ruled-graph.ts';

/** What the mutants of the rules are made of and held against. */
export interface RuleGround {
  readonly parts: readonly RuledPart[];
  /** Each part as it is. */
  readonly ruled: readonly Ruled[];
  readonly links: DefinitionNode;
  readonly places: readonly Place[];
  readonly expected: Readers;
}

export async function openRuleGround(): Promise<RuleGround> {
  const supergraphSdl = await readCommittedSupergraph();
  const parts = ruledParts();
  const places = placesOf(readSupergraphAccess(supergraphSdl).schema);
  return {
    parts,
    ruled: parts.map((part) => part.under(part.access)),
    links: linksOf(parse(supergraphSdl)),
    places,
    expected: readersBySpecification(places),
  };
}

/** What is open to others than the specification says, at the gateway or by an office's own check; empty where nothing is. */
export function faultsOf(ground: RuleGround): readonly string[] {
  return [...faultsAtGateway(ground, ground.ruled), ...ground.ruled.flatMap((ruled) => faultsAtOffice(ground, ruled))];
}

/**
 * Deletes each rule of each access map in turn. Two look at every field: the gateway, by the supergraph, and the office,
 * by its own map; a rule is noticed where either opens to anybody what the specification does not give them.
 */
export function* judgeRules(ground: RuleGround, only?: string): Generator<Verdict> {
  for (const [at, part] of ground.parts.entries()) {
    for (const { coordinate, access } of openedRows(part.access)) {
      const mutant = `${part.name} ${coordinate}`;
      if (only === undefined || mutant === only) {
        yield { mutant, ...judge(ground, at, part.under(access)) };
      }
    }
  }
}

function judge(ground: RuleGround, at: number, mutated: Ruled): Omit<Verdict, 'mutant'> {
  const office = faultsAtOffice(ground, mutated);
  // The same text is composed to the same rules.
  const isComposed = mutated.sdl !== ground.ruled[at]?.sdl;
  const gateway = isComposed ? faultsAtGateway(ground, ground.ruled.with(at, mutated)) : [];
  const [first] = [...gateway, ...office];
  return first === undefined
    ? { outcome: 'equivalent', how: 'its type, or what it leads to, takes the same right' }
    : { outcome: 'killed', how: `${placesWhere(gateway, office)}: ${first}` };
}

function placesWhere(gateway: readonly string[], office: readonly string[]): string {
  return [...(gateway.length > 0 ? ['gateway'] : []), ...(office.length > 0 ? ['office'] : [])].join(' and ');
}

function faultsAtGateway({ links, places, expected }: RuleGround, ruled: readonly Ruled[]): readonly string[] {
  const rules = joinedRules(
    links,
    ruled.map(({ sdl }) => sdl),
  );
  return differences(readersAtGateway(places, rules), expected);
}

function faultsAtOffice({ places, expected }: RuleGround, { rules }: Ruled): readonly string[] {
  return differences(readersAtOffice(places, rules), expected);
}
