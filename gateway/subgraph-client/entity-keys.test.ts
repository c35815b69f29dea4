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

function returned(id: string): Record<string, unknown> {
  return { lianzhi_type: 'EnforcementCase', lianzhi_key_EnforcementCase_id: id };
}

describe('the identity of entities', () => {
  it('is requested as the type and the key fields that were sent, no others', () => {
    expect(print(identitySelections(KEYS, [sent('1')])).replaceAll(/\s+/g, ' ')).toBe(
      '{ lianzhi_type: __typename ... on EnforcementCase { lianzhi_key_EnforcementCase_id: id } }',
    );
  });

  it('is requested with nested keys too', () => {
    const unit = { __typename: 'Unit', office: { code: 'a' }, year: 2020 };
    expect(print(identitySelections(KEYS, [unit])).replaceAll(/\s+/g, ' ')).toContain(
      '... on Unit { lianzhi_key_Unit_office: office { code } lianzhi_key_Unit_year: year }',
    );
  });

  it('matches if each entity is null or the requested one', () => {
    expect(entitiesMatch([returned('1'), null], [sent('1'), sent('2')], RULES)).toBe(true);
  });

  it('matches if an id is a number on one side only', () => {
    const number = { lianzhi_type: 'EnforcementCase', lianzhi_key_EnforcementCase_id: 1 };
    expect(entitiesMatch([number], [sent('1')], RULES)).toBe(true);
  });

  it('matches any possible type of an interface', () => {
    const requested = [{ __typename: 'Measure', id: '1' }];
    const measures = { ...RULES, possibleTypes: () => ['Seizure', 'Freeze'] };
    expect(entitiesMatch([{ lianzhi_type: 'Seizure' }], requested, measures)).toBe(true);
    expect(entitiesMatch([{ lianzhi_type: 'Court' }], requested, measures)).toBe(false);
  });

  it('does not match if a part of a nested key differs', () => {
    const requested = [{ __typename: 'Unit', office: { code: 'a' }, year: 2020 }];
    const reply = (code: string): unknown[] => [
      { lianzhi_type: 'Unit', lianzhi_key_Unit_office: { code }, lianzhi_key_Unit_year: 2020 },
    ];
    expect(entitiesMatch(reply('a'), requested, RULES)).toBe(true);
    expect(entitiesMatch(reply('b'), requested, RULES)).toBe(false);
  });

  it('does not match if the requested key is missing', () => {
    expect(entitiesMatch([{ lianzhi_type: 'EnforcementCase' }], [sent('1')], RULES)).toBe(false);
  });

  it('does not match any other order, number or list of distinct entities', () => {
    const ids = fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(ids, ids, (requested, given) => {
        const isSame = requested.length === given.length && requested.every((id, index) => id === given[index]);
        return entitiesMatch(given.map(returned), requested.map(sent), RULES) === isSame;
      }),
    );
  });
});

describe('the outline of representations', () => {
  it('depends on types and fields, not on values or number', () => {
    expect(representationOutline([sent('1'), sent('2')])).toBe(representationOutline([sent('3')]));
    expect(representationOutline([sent('1')])).not.toBe(representationOutline([{ ...sent('1'), year: 1 }]));
  });
});
