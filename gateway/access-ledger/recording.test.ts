import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, type FieldNode } from 'graphql';

import { FIELD_CLASSES, type FieldClass } from '../../subgraphs/shared/access/field-class.ts';
import type { AccessRules, Rule } from '../authorization/access-rules.ts';
import { findOperation } from '../execution/compile-operation.ts';
import { fragmentsOf } from '../execution/fetch-document.ts';
import { nameFields } from '../execution/name-fields.ts';
import { nameRecords, withoutNames } from './name-records.ts';
import { peopleReader, type Reading } from './read-people.ts';
import { recordedFields } from './recorded-fields.ts';
import { selectionsOfDocument } from './selections-of-document.ts';

const SCHEMA = buildSchema(`
  scalar IdentityNumber
  type Query { parties: PartyConnection, byIdentity: [Party!], listing: Listing, thing: Thing, things: [Named!] }
  type PartyConnection { edges: [PartyEdge!]!, totalCount: Int }
  type PartyEdge { node: Party }
  type Party implements Named { id: ID!, kind: String, name: String, idNumber: IdentityNumber, phones: [String!], case: Case }
  type Case { id: ID!, number: String, parties: [Party!] }
  type Listing { id: ID!, subject: Subject, note: String }
  type Subject { name: String, idNumber: IdentityNumber }
  union Thing = Case | Party
  interface Named { id: ID!, name: String }
  type Place implements Named { id: ID!, name: String }
`);

const CLASSES: Readonly<Record<string, FieldClass>> = {
  'Query.byIdentity': 'identity',
  'Party.name': 'party',
  'Party.idNumber': 'identity',
  'Party.phones': 'identity',
  'Subject.name': 'party',
  'Subject.idNumber': 'identity',
  'Case.number': 'number',
};

const RULES: AccessRules = {
  typeRule: () => undefined,
  fieldRule: (type, field) => ruleOf(CLASSES[`${type}.${field}`]),
  rights: new Set(['party:name', 'party:identity', 'case:number']),
  coordinates: Object.keys(CLASSES),
};

function ruleOf(name: FieldClass | undefined): Rule | undefined {
  const scope = name && FIELD_CLASSES[name].scope;
  return scope == null ? undefined : [[[scope]]];
}

const RECORDED = recordedFields(SCHEMA, RULES);

/** What the ledger finds in an answer; `data` is as the client would have it, beside the ids that were added. */
function read(
  query: string,
  data: object,
  denied: ReadonlySet<FieldNode> = new Set(),
): Reading | 'not looked at' | undefined {
  const document = parse(query);
  const naming = nameRecords(SCHEMA, RECORDED, document, findOperation(document, undefined)!, denied);
  if (naming === undefined) {
    return 'not looked at';
  }
  const selections = selectionsOfDocument(naming.document, naming.operation);
  const options = { alias: naming.alias, named: 'responseName' as const };
  return peopleReader(SCHEMA, RECORDED, SCHEMA.getQueryType()!, selections, options)(data);
}

describe('what the ledger records of an answer', () => {
  it('is nothing, at no cost, where no recorded field is selected', () => {
    expect(read('{ parties { edges { node { id kind case { number } } } } }', {})).toBe('not looked at');
  });

  it('is nothing where there was no value', () => {
    expect(read('{ parties { edges { node { name } } } }', { parties: { edges: [] } })).toBeUndefined();
    const nobody = { parties: { edges: [{ node: { lianzhi_record: '1', name: null } }] } };
    expect(read('{ parties { edges { node { name } } } }', nobody)).toBeUndefined();
    const noPhones = { parties: { edges: [{ node: { lianzhi_record: '1', phones: [] } }] } };
    expect(read('{ parties { edges { node { phones } } } }', noPhones)).toBeUndefined();
  });

  it('names each person by record and by identity number', () => {
    const node = { lianzhi_record: '17', n: '张三', idNumber: '35090219800101001X' };
    const data = { parties: { edges: [{ node }, { node: { lianzhi_record: '18', n: '李四', idNumber: null } }] } };
    expect(read('{ parties { edges { node { n: name, idNumber } } } }', data)).toEqual({
      classes: ['identity', 'party'],
      fields: ['Party.idNumber', 'Party.name'],
      people: [
        { record: 'Party:17', identityNumber: '35090219800101001X' },
        { record: 'Party:18', identityNumber: undefined },
      ],
      rows: 2,
    });
  });

  it('names who has no id of their own by the record they stand in', () => {
    const data = { listing: { lianzhi_record: 'L1', subject: { name: '张三' } } };
    expect(read('{ listing { subject { name } } }', data)).toMatchObject({
      people: [{ record: 'Listing:L1' }],
      rows: 1,
    });
  });

  it('tells who was found by a lookup by identity, whatever of them was asked', () => {
    const data = { byIdentity: [{ lianzhi_record: '17', kind: 'PERSON' }] };
    expect(read('{ byIdentity { kind } }', data)).toMatchObject({
      fields: ['Query.byIdentity'],
      people: [{ record: 'Party:17' }],
      rows: 1,
    });
  });

  it('is found through fragments, unions and interfaces', () => {
    const query = `query { thing { ...Both } things { name } }
      fragment Both on Thing { ... on Party { ...Who } ... on Case { parties { ...Who } } } fragment Who on Party { idNumber }`;
    const party = (id: string) => ({ __typename: 'Party', lianzhi_record: id, idNumber: id, name: id });
    const ofCase = { thing: { __typename: 'Case', lianzhi_record: 'c', parties: [party('1'), party('2')] } };
    expect(read(query, ofCase)).toMatchObject({ people: [{ record: 'Party:1' }, { record: 'Party:2' }] });
    expect(read(query, { thing: party('3') })).toMatchObject({ people: [{ record: 'Party:3' }] });
    const named = { things: [party('4'), { __typename: 'Place', lianzhi_record: '5', name: '福州' }] };
    expect(read(query, named)).toMatchObject({ people: [{ record: 'Party:4' }], rows: 1 });
  });

  it('takes no value of the client’s for a record’s id', () => {
    const query = '{ parties { edges { node { lianzhi_record: name } } } }';
    const data = { parties: { edges: [{ node: { lianzhi_record: '张三', lianzhi_record_: '17' } }] } };
    expect(read(query, data)).toMatchObject({ people: [{ record: 'Party:17' }] });
  });

  it('is not what was denied', () => {
    const document = parse('{ listing { subject { name } note } }');
    const operation = findOperation(document, undefined)!;
    const [listing] = operation.selectionSet.selections as [FieldNode];
    const [subject] = listing.selectionSet!.selections as [FieldNode];
    expect(nameRecords(SCHEMA, RECORDED, document, operation, new Set([subject]))).toBeUndefined();
  });
});

describe('the ids that the ledger adds', () => {
  it('are asked for, and not among what the client is written', () => {
    const document = parse(
      'query ($a: Boolean!) { parties { edges { node { name case @include(if: $a) { number } } } } }',
    );
    const {
      document: named,
      operation,
      alias,
    } = nameRecords(SCHEMA, RECORDED, document, findOperation(document, undefined)!, new Set())!;
    const { planned, selections } = nameFields(SCHEMA, operation, fragmentsOf(named), { a: true });
    expect(planned!.text.replace(/\s+/g, ' ')).toContain('name case { number lianzhi_0: id } lianzhi_0: id');
    expect(JSON.stringify(selections)).toContain(alias);
    expect(JSON.stringify(withoutNames(selections, alias))).not.toContain(alias);
  });
});
