import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  buildSchema,
  execute,
  getNamedType,
  GraphQLList,
  isAbstractType,
  isCompositeType,
  isLeafType,
  parse,
  print,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLFieldResolver,
  type SelectionSetNode,
} from 'graphql';

import { FIELD_CLASSES, type FieldClass } from '../../../subgraphs/shared/access/field-class.ts';
import type { AccessRules, Rule } from '../../authorization/access-rules.ts';
import { recordedFields } from '../../authorization/recorded-fields.ts';
import { nameFields } from '../../execution/name-fields.ts';
import { withoutResponseName, type ClientSelection, type DeniedFields } from '../../graphql/client-selections.ts';
import { fragmentsOf, onlyOperation } from '../../graphql/documents.ts';

import { nameRecords } from './name-records.ts';
import { peopleReader, type Reading } from './read-people.ts';

const SCHEMA = buildSchema(`
  scalar IdentityNumber
  type Query { parties: PartyConnection, byIdentity: [Party!], listing: Listing, thing: Thing, suspects: [Thing!], things: [Named!] }
  type PartyConnection { edges: [PartyEdge!]!, totalCount: Int }
  type PartyEdge { node: Party }
  type Party implements Named { id: ID!, kind: String, name: String, idNumber: IdentityNumber, phones: [String!], case: Case }
  type Case { id: ID!, number: String, found: Found, parties: [Party!] }
  type Listing { id: ID!, subject: Subject, note: String }
  type Found { kind: String, parties: [Party!], case: Case }
  type Subject { name: String, idNumber: IdentityNumber }
  union Thing = Case | Party
  interface Named { id: ID!, name: String }
  type Place implements Named { id: ID!, name: String }
`);

const CLASSES: Readonly<Record<string, FieldClass>> = {
  'Query.byIdentity': 'identity',
  'Case.found': 'identity',
  'Query.suspects': 'identity',
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

/** What the ledger reads from a response. @param data as for the client, with the added ids */
function read(query: string, data: object, denied: DeniedFields = new Map()): Reading | 'not recorded' | undefined {
  const document = parse(query);
  const naming = nameRecords(SCHEMA, RECORDED, document, onlyOperation(document), denied);
  if (naming === undefined) {
    return 'not recorded';
  }
  const selections = clientSelections(naming.document);
  const options = { alias: naming.alias, namedBy: 'responseName' as const };
  return peopleReader(SCHEMA, RECORDED, SCHEMA.getQueryType()!, selections, options)(data);
}

function clientSelections(document: DocumentNode): readonly ClientSelection[] {
  return nameFields(SCHEMA, onlyOperation(document), fragmentsOf(document), {}).selections;
}

describe('what the ledger records of a response', () => {
  it('is nothing where no recorded field is selected, and the response is not read', () => {
    expect(read('{ parties { edges { node { id kind case { number } } } } }', {})).toBe('not recorded');
  });

  it('is nothing where recorded fields have no value', () => {
    expect(read('{ parties { edges { node { name } } } }', { parties: { edges: [] } })).toBeUndefined();
    const nobody = { parties: { edges: [{ node: { lianzhi_record: '1', name: null } }] } };
    expect(read('{ parties { edges { node { name } } } }', nobody)).toBeUndefined();
    const noPhones = { parties: { edges: [{ node: { lianzhi_record: '1', phones: [] } }] } };
    expect(read('{ parties { edges { node { phones } } } }', noPhones)).toBeUndefined();
  });

  it('identifies each person by record and by identity number', () => {
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

  it('identifies a person without an id by the record around them', () => {
    const data = { listing: { lianzhi_record: 'L1', subject: { name: '张三' } } };
    expect(read('{ listing { subject { name } } }', data)).toMatchObject({
      people: [{ record: 'Listing:L1' }],
      rows: 1,
    });
  });

  it('includes a person who was looked up by identity, whatever is selected of them', () => {
    const data = { byIdentity: [{ lianzhi_record: '17', kind: 'PERSON' }] };
    expect(read('{ byIdentity { kind } }', data)).toMatchObject({
      fields: ['Query.byIdentity'],
      people: [{ record: 'Party:17' }],
      rows: 1,
    });
  });

  it('includes people in fragments, unions and interfaces', () => {
    const query = `query { thing { ...Both } things { name } }
      fragment Both on Thing { ... on Party { ...Who } ... on Case { parties { ...Who } } } fragment Who on Party { idNumber }`;
    const party = (id: string) => ({ __typename: 'Party', lianzhi_record: id, idNumber: id, name: id });
    const ofCase = { thing: { __typename: 'Case', lianzhi_record: 'c', parties: [party('1'), party('2')] } };
    expect(read(query, ofCase)).toMatchObject({ people: [{ record: 'Party:1' }, { record: 'Party:2' }] });
    expect(read(query, { thing: party('3') })).toMatchObject({ people: [{ record: 'Party:3' }] });
    const named = { things: [party('4'), { __typename: 'Place', lianzhi_record: '5', name: '福州' }] };
    expect(read(query, named)).toMatchObject({ people: [{ record: 'Party:4' }], rows: 1 });
  });

  it('does not take a value of the client’s choice for the id of a record', () => {
    const query = '{ parties { edges { node { lianzhi_record: name } } } }';
    const data = { parties: { edges: [{ node: { lianzhi_record: '张三', lianzhi_record_: '17' } }] } };
    expect(read(query, data)).toMatchObject({ people: [{ record: 'Party:17' }] });
  });

  it('does not include denied fields', () => {
    const document = parse('{ listing { subject { name } note } }');
    const operation = onlyOperation(document);
    const [listing] = operation.selectionSet.selections as [FieldNode];
    const [subject] = listing.selectionSet!.selections as [FieldNode];
    expect(nameRecords(SCHEMA, RECORDED, document, operation, new Map([[subject, 'Listing.subject']]))).toBeUndefined();
  });
});

describe('the ids that the ledger adds', () => {
  it('are planned, and are not in the response to the client', () => {
    const document = parse(
      'query ($a: Boolean!) { parties { edges { node { name case @include(if: $a) { number } } } } }',
    );
    const {
      document: named,
      operation,
      alias,
    } = nameRecords(SCHEMA, RECORDED, document, onlyOperation(document), new Map())!;
    const { planned, selections } = nameFields(SCHEMA, operation, fragmentsOf(named), { a: true });
    expect(planned!.text.replace(/\s+/g, ' ')).toContain('name case { number } lianzhi_0: id');
    expect(JSON.stringify(selections)).toContain(alias);
    expect(JSON.stringify(withoutResponseName(selections, alias))).not.toContain(alias);
  });

  it('are only those of recorded objects', () => {
    const document = parse(
      '{ listing { subject { name } } parties { edges { node { kind case { parties { name } } } } } }',
    );
    const { document: named } = nameRecords(SCHEMA, RECORDED, document, onlyOperation(document), new Map())!;
    expect(print(named).replace(/\s+/g, ' ').replaceAll('lianzhi_record: id', '+')).toBe(
      '{ listing { subject { name } + } parties { edges { node { kind case { parties { name + } } } } } }',
    );
  });

  it('identify the same people as the ids of all objects would', () => {
    const readings = { some: 0, none: 0 };
    fc.assert(
      fc.property(documents, (text) => {
        const document = parse(text);
        const operation = onlyOperation(document);
        const naming = nameRecords(SCHEMA, RECORDED, document, operation, new Map());
        const all = everyIdOf(document, 'lianzhi_record');
        const expected = readingOf(all, 'lianzhi_record');
        expect(naming && readingOf(naming.document, naming.alias)).toEqual(expected);
        readings[expected === undefined ? 'none' : 'some'] += 1;
      }),
      { numRuns: 500 },
    );
    expect(readings.some).toBeGreaterThan(100);
  });
});

/** Operations over the schema of this file, with fragments that are spread several times. */
const documents: fc.Arbitrary<string> = fc
  .record({
    root: selectionsOf(SCHEMA.getQueryType()!, 4),
    onParty: selectionsOf(composite('Party'), 2),
    onNamed: selectionsOf(composite('Named'), 1),
    onSubject: selectionsOf(composite('Subject'), 1),
  })
  .map(({ root, onParty, onNamed, onSubject }) => {
    const named = { Party: onParty, Named: onNamed, Subject: onSubject };
    const spread = Object.entries(named).filter(([name]) => root.includes(`...On${name}`));
    return [
      root,
      ...spread.map(
        ([name, selections]) => `fragment On${name} on ${name} ${selections.replaceAll(/\.\.\.On\w+/g, '__typename')}`,
      ),
    ].join(' ');
  });

function composite(name: string): GraphQLCompositeType {
  return SCHEMA.getType(name) as GraphQLCompositeType;
}

/** Random selections; some fields are selected twice. */
function selectionsOf(type: GraphQLCompositeType, depth: number): fc.Arbitrary<string> {
  const fields = 'getFields' in type ? Object.values(type.getFields()) : [];
  const leaves = fields.filter((field) => isLeafType(getNamedType(field.type))).map(({ name }) => fc.constant(name));
  const deeper = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    return depth > 0 && isCompositeType(inner)
      ? [selectionsOf(inner, depth - 1).map((selections) => `${field.name} ${selections}`)]
      : [];
  });
  const possible = isAbstractType(type) ? SCHEMA.getPossibleTypes(type) : [];
  const narrowed = possible.map((one) => selectionsOf(one, depth - 1).map((inner) => `... on ${one.name} ${inner}`));
  const spreads = ['Party', 'Named', 'Subject']
    .filter((name) => name === type.name || possible.some((one) => one.name === name))
    .map((name) => fc.constant(`...On${name}`));
  return fc
    .array(fc.oneof(fc.constant('__typename'), ...leaves, ...deeper, ...narrowed, ...spreads), {
      minLength: 1,
      maxLength: 4,
    })
    .map((selections) => `{ ${selections.join(' ')} }`);
}

/** Selects the id of every object that has one. */
function everyIdOf(document: DocumentNode, alias: string): DocumentNode {
  return everywhere(document, `${alias}: id`, (type) => 'getFields' in type && 'id' in type.getFields());
}

function everywhere(
  document: DocumentNode,
  field: string,
  isFor: (type: GraphQLCompositeType) => boolean,
): DocumentNode {
  const types = new TypeInfo(SCHEMA);
  const added = onlyOperation(parse(`{ ${field} }`)).selectionSet.selections;
  const leave = (node: SelectionSetNode): SelectionSetNode | undefined => {
    const type = types.getParentType();
    return type != null && isFor(type) ? { ...node, selections: [...node.selections, ...added] } : undefined;
  };
  return visit(document, visitWithTypeInfo(types, { SelectionSet: { leave } }));
}

/** What the ledger reads from a response in which each value is its own path. */
function readingOf(document: DocumentNode, alias: string): Reading | undefined {
  const { data } = execute({
    schema: SCHEMA,
    // As planners do: an executor needs the type of each object.
    document: everywhere(document, '__typename', isAbstractType),
    fieldResolver: atPath,
    typeResolver: (value, _context, { schema }, type) => {
      const possible = schema.getPossibleTypes(type);
      return possible[String(value).length % possible.length]!.name;
    },
  }) as { data: object };
  const selections = clientSelections(document);
  const options = { alias, namedBy: 'responseName' as const };
  return peopleReader(SCHEMA, RECORDED, SCHEMA.getQueryType()!, selections, options)(JSON.parse(JSON.stringify(data)));
}

const atPath: GraphQLFieldResolver<unknown, unknown> = (source, _args, _context, { fieldName, returnType }) => {
  const path = `${String(source ?? '')}/${fieldName}`;
  return 'ofType' in returnType && returnType instanceof GraphQLList ? [`${path}0`, `${path}01`] : path;
};
