import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { print } from 'graphql';

import { entitiesMatch, identitySelections, parseKey, representationOutline } from './entity-keys.ts';

const KEYS = new Map([
  ['EnforcementCase', [...parseKey('id'), ...parseKey('caseNumber')]],
  ['Unit', parseKey('office { code } year')],
]);

const RULES = { keys: KEYS, possibleTypes: (): string[] => [] };

function sent(id: string): Record<string, unknown> {
  return { __typename: 'EnforcementCase', id };
}

function answered(id: string): Record<string, unknown> {
  return { lianzhi_type: 'EnforcementCase', lianzhi_key_EnforcementCase_id: id };
}

describe('the identity of entities', () => {
  it('is asked by type and by the key fields that were sent, no others', () => {
    expect(print(identitySelections(KEYS, [sent('1')])).replaceAll(/\s+/g, ' ')).toBe(
      '{ lianzhi_type: __typename ... on EnforcementCase { lianzhi_key_EnforcementCase_id: id } }',
    );
  });

  it('is asked by a key within a key too', () => {
    const unit = { __typename: 'Unit', office: { code: 'a' }, year: 2020 };
    expect(print(identitySelections(KEYS, [unit])).replaceAll(/\s+/g, ' ')).toContain(
      '... on Unit { lianzhi_key_Unit_office: office { code } lianzhi_key_Unit_year: year }',
    );
  });

  it('is right where each answer is null or what was asked', () => {
    expect(entitiesMatch([answered('1'), null], [sent('1'), sent('2')], RULES)).toBe(true);
  });

  it('is right where an id travels as a number one way', () => {
    const number = { lianzhi_type: 'EnforcementCase', lianzhi_key_EnforcementCase_id: 1 };
    expect(entitiesMatch([number], [sent('1')], RULES)).toBe(true);
  });

  it('is right for any possible type of an interface', () => {
    const asked = [{ __typename: 'Measure', id: '1' }];
    const measures = { ...RULES, possibleTypes: () => ['Seizure', 'Freeze'] };
    expect(entitiesMatch([{ lianzhi_type: 'Seizure' }], asked, measures)).toBe(true);
    expect(entitiesMatch([{ lianzhi_type: 'Court' }], asked, measures)).toBe(false);
  });

  it('is wrong where a part of a nested key differs', () => {
    const asked = [{ __typename: 'Unit', office: { code: 'a' }, year: 2020 }];
    const reply = (code: string): unknown[] => [
      { lianzhi_type: 'Unit', lianzhi_key_Unit_office: { code }, lianzhi_key_Unit_year: 2020 },
    ];
    expect(entitiesMatch(reply('a'), asked, RULES)).toBe(true);
    expect(entitiesMatch(reply('b'), asked, RULES)).toBe(false);
  });

  it('is wrong where the key that was asked for is not told', () => {
    expect(entitiesMatch([{ lianzhi_type: 'EnforcementCase' }], [sent('1')], RULES)).toBe(false);
  });

  it('is wrong for every other order, number or list of distinct entities', () => {
    const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (asked, given) => {
        const isSame = asked.length === given.length && asked.every((id, index) => id === given[index]);
        return entitiesMatch(given.map(answered), asked.map(sent), RULES) === isSame;
      }),
    );
  });
});

describe('the outline of representations', () => {
  it('is the same for the same types and fields, whatever their values and number', () => {
    expect(representationOutline([sent('1'), sent('2')])).toBe(representationOutline([sent('3')]));
    expect(representationOutline([sent('1')])).not.toBe(representationOutline([{ ...sent('1'), year: 1 }]));
  });
});
