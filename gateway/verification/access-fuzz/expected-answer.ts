import {
  getNamedType,
  isObjectType,
  Kind,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  valueFromASTUntyped,
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { scopesOf } from './field-classes.ts';

/** The body of a GraphQL response. */
export interface GraphQLBody {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** What a viewer must get. */
export interface Expected {
  readonly data: unknown;
  /** Paths of denied fields, without list indexes, whether or not the data has an object there. */
  readonly denied: ReadonlySet<string>;
  /** Paths at which a record is referenced that is missing. */
  readonly missing: ReadonlySet<string>;
  /** Whether no readable field is left: then no subgraph is queried. */
  readonly isAllDenied: boolean;
  /** The types that the operation selects, lists of them included. */
  readonly types: ReadonlySet<string>;
}

/**
 * What a viewer with these scopes must get where a viewer who may see everything gets `whole` from the same visible rows:
 * the same data, with null for every field that requires a scope the viewer lacks; and null for all data if no readable
 * field is left.
 *
 * The graph has neither interfaces nor unions, so the selection alone determines the type of each object.
 */
export function expectedOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  whole: unknown,
  scopes: readonly string[],
  isMissing: Reading['isMissing'] = () => false,
  isUntold: Reading['isUntold'] = () => false,
): Expected {
  const { operation, fragments } = partsOf(document);
  const query = schema.getQueryType();
  if (query == null) {
    throw new Error('The schema has no query type.');
  }
  const reading: Reading = {
    scopes,
    fragments,
    variables: { ...defaultsOf(operation), ...variables },
    denied: new Set(),
    types: new Set(),
    missing: new Set(),
    isMissing,
    isUntold,
    leaves: 0,
  };
  const data = read(reading, query, [operation.selectionSet], whole, '');
  const { denied, missing, types } = reading;
  const isAllDenied = reading.leaves === 0 && denied.size > 0;
  return { data: isAllDenied ? null : data, denied, missing, isAllDenied, types };
}

interface Reading {
  readonly scopes: readonly string[];
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly denied: Set<string>;
  readonly types: Set<string>;
  readonly missing: Set<string>;
  /** Whether no record has this type and id. */
  readonly isMissing: (type: string, id: string) => boolean;
  /** Whether a field is null for this audience although they may read it. */
  readonly isUntold: (type: string, field: string) => boolean;
  /** The number of readable leaves. */
  leaves: number;
}

/** Applies selections to a value. Below a null or a missing value they are followed as well, to find every denied path. */
function read(
  reading: Reading,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  value: unknown,
  path: string,
): unknown {
  reading.types.add(type.name.replace(/(Connection|Edge)$/, ''));
  const cut = new Map<string, (value: unknown) => unknown>();
  for (const [name, nodes] of collect(sets, reading)) {
    const field = type.getFields()[nodes[0]?.name.value ?? ''];
    const at = path === '' ? name : `${path}.${name}`;
    const named = field && getNamedType(field.type);
    if (field === undefined || named === undefined) {
      // Introspection shows each viewer their own schema.
      if (nodes[0]?.name.value !== '__typename') {
        reading.types.add('__Schema');
      }
      reading.leaves += 1;
      cut.set(name, (item) => item);
    } else if (!scopesOf(type.name, field.name, named.name).every((scope) => reading.scopes.includes(scope))) {
      reading.denied.add(at);
      cut.set(name, () => null);
    } else if (reading.isUntold(type.name, field.name)) {
      reading.leaves += 1;
      cut.set(name, () => null);
    } else if (isObjectType(named)) {
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      read(reading, named, below, undefined, at);
      cut.set(name, (item) => read({ ...reading, denied: new Set(), types: new Set() }, named, below, item, at));
    } else {
      reading.leaves += 1;
      cut.set(name, (item) => item);
    }
  }
  return mapObjects(value, (object) => {
    const { [KEY]: key, ...rest } = object as Record<string, unknown>;
    const shown = Object.fromEntries(Object.entries(rest).map(([name, item]) => [name, cut.get(name)?.(item)]));
    if (typeof key !== 'string' || !reading.isMissing(type.name, key)) {
      return shown;
    }
    reading.missing.add(path);
    return new MissingRecord(shown);
  });
}

/**
 * The expected value where a visible record references one that is missing: null, or what the response would be for an id
 * that never existed.
 */
export class MissingRecord {
  readonly ofUnknownId: unknown;

  constructor(ofUnknownId: unknown) {
    this.ofUnknownId = ofUnknownId;
  }
}

/** Whether a response's data is as expected, key order included. */
export function isAsExpected(actual: unknown, expected: unknown): boolean {
  if (expected instanceof MissingRecord) {
    return actual === null || isAsExpected(actual, expected.ofUnknownId);
  }
  if (typeof expected !== 'object' || expected === null) {
    return actual === expected;
  }
  if (typeof actual !== 'object' || actual === null || Array.isArray(actual) !== Array.isArray(expected)) {
    return false;
  }
  const [left, right] = [Object.entries(actual), Object.entries(expected)];
  return (
    left.length === right.length &&
    left.every(([name, value], at) => name === right[at]?.[0] && isAsExpected(value, right[at][1]))
  );
}

/** The response name under which the reference gets each object's key. */
const KEY = 'keyForTheReference';

/** The same operation with the id of every object that has one. */
export function withKeys(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
  const info = new TypeInfo(schema);
  return visit(
    document,
    visitWithTypeInfo(info, {
      SelectionSet(set) {
        const type = info.getParentType();
        if (!isObjectType(type) || type.name.startsWith('__') || type.getFields()['id'] === undefined) {
          return undefined;
        }
        const name = (value: string) => ({ kind: Kind.NAME as const, value });
        const key: FieldNode = { kind: Kind.FIELD, alias: name(KEY), name: name('id') };
        return { ...set, selections: [...set.selections, key] };
      },
    }),
  );
}

function mapObjects(value: unknown, change: (object: object) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => mapObjects(item, change));
  }
  return typeof value === 'object' && value !== null ? change(value) : value;
}

function partsOf(document: DocumentNode) {
  const { definitions } = document;
  const operation = definitions.find((one): one is OperationDefinitionNode => one.kind === Kind.OPERATION_DEFINITION);
  if (operation === undefined) {
    throw new Error('The document has no operation.');
  }
  const fragments = definitions.flatMap((one) =>
    one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
  );
  return { operation, fragments: new Map(fragments) };
}

type Fields = Map<string, FieldNode[]>;

/** The fields of selections, by response name, without those that are skipped. */
function collect(
  sets: readonly SelectionSetNode[],
  reading: Pick<Reading, 'fragments' | 'variables'>,
  fields: Fields = new Map(),
): Fields {
  for (const selection of sets.flatMap(({ selections }) => selections)) {
    if (isSkipped(selection, reading.variables)) {
      continue;
    }
    if (selection.kind === Kind.FIELD) {
      const name = selection.alias?.value ?? selection.name.value;
      fields.set(name, [...(fields.get(name) ?? []), selection]);
      continue;
    }
    const inner =
      selection.kind === Kind.INLINE_FRAGMENT ? selection.selectionSet : reading.fragments.get(selection.name.value);
    if (inner !== undefined) {
      collect([inner], reading, fields);
    }
  }
  return fields;
}

function isSkipped({ directives = [] }: SelectionNode, variables: Readonly<Record<string, unknown>>): boolean {
  return directives.some((directive) => {
    const condition = directive.arguments?.[0]?.value;
    const value = condition && valueFromASTUntyped(condition, variables);
    return (directive.name.value === 'skip') === (value === true);
  });
}

function defaultsOf({ variableDefinitions = [] }: OperationDefinitionNode): Record<string, unknown> {
  return Object.fromEntries(
    variableDefinitions.flatMap(({ variable, defaultValue }) =>
      defaultValue === undefined ? [] : [[variable.name.value, valueFromASTUntyped(defaultValue)]],
    ),
  );
}
