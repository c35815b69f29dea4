import { describe, expect, it } from '@jest/globals';
import {
  buildSchema,
  getNamedType,
  isLeafType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLObjectType,
} from 'graphql';

import { NO_LIMITS } from '../../gateway/limits/audience-limits.ts';
import { identityNumberOf } from '../../seed/identity-number.ts';
import { AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import { parseCaseNumber } from '../../subgraphs/shared/scalars/case-number.ts';
import { keepsCheckCharacter } from '../../subgraphs/shared/scalars/credit-code.ts';
import { parseIdentityNumber } from '../../subgraphs/shared/scalars/identity-number.ts';

import { ask, openTestMock, type Json } from './mock.fixture.ts';

/** Everything that a field holds, two levels deep, without what needs arguments. */
function selectionOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter(({ args }) => !args.some(isRequiredArgument));
  const parts = fields.flatMap((field) => {
    const named = getNamedType(field.type);
    return isLeafType(named)
      ? [field.name]
      : depth > 0 && isObjectType(named)
        ? [`${field.name} ${selectionOf(named, depth - 1)}`]
        : [];
  });
  return `{ ${['__typename', ...parts].join(' ')} }`;
}

/** Literals for the arguments that root fields require. */
const ARGUMENTS: Readonly<Record<string, string>> = {
  'ID!': '"m0"',
  'Period!': '"2021"',
  'CourtCode!': '"闽09"',
  'RegionCode!': '"350900"',
  'CaseNumber!': '"（2021）闽09执101号"',
  'CreditCode!': '"12513300Y75107010B"',
  'IdentityNumber!': `"${identityNumberOf('350900', '1990-01-01', 1)}"`,
  'String!': '"示例"',
};

function callOf({ name, args }: GraphQLField<unknown, unknown>): string | undefined {
  const given = args.filter(isRequiredArgument).map((arg) => [arg.name, ARGUMENTS[String(arg.type)]] as const);
  if (given.some(([, literal]) => literal === undefined)) {
    return undefined;
  }
  return given.length === 0 ? name : `${name}(${given.map((pair) => pair.join(': ')).join(', ')})`;
}

describe('the mock', () => {
  it.each(AUDIENCES)('answers every field of the slice of %s without an error', async (audience) => {
    // All fields at once are more than one request may ask for.
    const mock = await openTestMock(audience, 1, [], { limits: NO_LIMITS });
    try {
      const sdl = await (await fetch(`${mock.url}/schema.graphql`)).text();
      const schema = buildSchema(sdl);
      const skipped: string[] = [];
      for (const field of Object.values(schema.getQueryType()!.getFields())) {
        const call = callOf(field);
        const named = getNamedType(field.type);
        if (call === undefined) {
          skipped.push(field.name);
          continue;
        }
        const query = `{ ${call} ${isObjectType(named) ? selectionOf(named, 2) : ''} }`;
        const { errors } = await ask(mock.url, query);
        expect([field.name, errors?.slice(0, 2)]).toEqual([field.name, undefined]);
      }
      expect(skipped.filter((name) => name !== 'creditCheck' && name !== 'accessReport')).toEqual([]);
    } finally {
      await mock.stop();
    }
  });

  it('gives the same data at every start, whatever was asked before, and other data for another seed', async () => {
    const query = '{ supervisionLedgers(first: 5) { nodes { id subjectNumber amountOwed agency { name } } } }';
    const once = await openTestMock('committee');
    const first = await ask(once.url, query);
    await once.stop();
    const again = await openTestMock('committee');
    await ask(again.url, '{ agencies { nodes { name supervisionLedgers { nodes { id } } } } }');
    expect((await ask(again.url, query)).data).toEqual(first.data);
    await again.stop();
    const other = await openTestMock('committee', 2);
    expect((await ask(other.url, query)).data).not.toEqual(first.data);
    await other.stop();
  });

  it('has numbers in their canonical form and with valid check characters', async () => {
    const court = await openTestMock('court');
    const { data } = await ask(
      court.url,
      `{ enforcementCases(first: 50) { nodes { caseNumber court { code } parties { kind name idNumber creditCode maskedName } } }
         agencies(first: 50) { nodes { creditCode } } }`,
    );
    await court.stop();
    const cases = data.enforcementCases.nodes as { caseNumber: string; court: { code: string }; parties: Json[] }[];
    expect(cases.map(({ caseNumber }) => parseCaseNumber(caseNumber).courtCode)).toEqual(
      cases.map(({ court: { code } }) => code),
    );
    expect(new Set(cases.map(({ caseNumber }) => caseNumber)).size).toBe(50);
    const parties = cases.flatMap((one) => one.parties);
    expect(new Set(parties.map(({ kind }) => kind))).toEqual(new Set(['PERSON', 'ENTERPRISE']));
    for (const { kind, name, idNumber, creditCode, maskedName } of parties) {
      expect([idNumber === null, creditCode === null]).toEqual([kind !== 'PERSON', kind === 'PERSON']);
      expect(idNumber === null ? keepsCheckCharacter(creditCode) : parseIdentityNumber(idNumber) === idNumber).toBe(
        true,
      );
      expect(maskedName).toBe(
        kind === 'PERSON' ? `${[...name].length > 3 ? name.slice(0, 1) : name.slice(0, 1)}*` : name,
      );
    }
    const codes = data.agencies.nodes as { creditCode: string }[];
    expect(codes.every(({ creditCode }) => keepsCheckCharacter(creditCode))).toBe(true);
  });
});
