import { getNamedType, isCompositeType, isObjectType, type GraphQLSchema } from 'graphql';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { both, type AccessRules, type Rule } from '../../authorization/access-rules.ts';
import { hashOf } from '../differential/operations/random.ts';

const SCOPES = ['a', 'b', 'c', 'd'];

/** The rule of a coordinate, `Type` or `Type.field`. */
export type RuleAt = (coordinate: string) => Rule | undefined;

/** Rules at random coordinates; each seed gives others. */
export function randomRules(seed: number): RuleAt {
  return (coordinate) => {
    const random = Math.abs(hashOf(`${seed} ${coordinate}`));
    const share = coordinate.includes('.') ? 4 : 7;
    if (random % share !== 0 || coordinate === 'Query' || coordinate === 'Mutation') {
      return undefined;
    }
    const [one, other] = [SCOPES[(random >> 4) % 4] as string, SCOPES[(random >> 6) % 4] as string];
    return [(random >> 8) % 3 === 0 ? [[one], [other]] : [[one, other]]];
  };
}

/** The rules as the gateway reads them from a supergraph; interfaces require nothing beyond their members. */
export function rulesOf(schema: GraphQLSchema, ruleAt: RuleAt): AccessRules {
  const typeRule = (name: string): Rule | undefined => {
    const type = schema.getType(name);
    return isCompositeType(type) && !isObjectType(type) ? undefined : ruleAt(name);
  };
  return {
    typeRule,
    fieldRule(typeName, fieldName) {
      const type = schema.getType(typeName);
      const field = isObjectType(type) ? type.getFields()[fieldName] : undefined;
      return (
        field &&
        both(both(typeRule(typeName), ruleAt(`${typeName}.${fieldName}`)), typeRule(getNamedType(field.type).name))
      );
    },
    rights: new Set(SCOPES),
    coordinates: [],
  };
}

export function viewerWith(scopes: readonly string[]): Viewer {
  return { audience: 'analyst', subject: 'test', scopes, region: null, court: null, unit: null, purpose: null };
}
