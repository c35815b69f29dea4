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

import { scopesOf } from './classes.ts';

export interface Told {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/** What a viewer is to be told, and what is not. */
export interface Expected {
  readonly data: unknown;
  /** The places of denied fields, whether or not anything is found there: paths without indexes. */
  readonly denied: ReadonlySet<string>;
  /** The places where something is named that is not there. */
  readonly gone: ReadonlySet<string>;
  /** Whether nothing is left to be told: then nothing is asked of anybody. */
  readonly isAllDenied: boolean;
  /** The types of which anything is asked, lists of them included. */
  readonly reached: ReadonlySet<string>;
}

/**
 * What a viewer of these scopes is to be told where somebody who may see all is told `whole` of the rows that are the
 * viewer's: the same, with null in place of every field that takes a scope which the viewer lacks; and nothing at all
 * where nothing is left.
 *
 * The graph has neither interfaces nor unions, so a selection says by itself of which type each thing is.
 */
export function expectedOf(
  schema: GraphQLSchema,
  document: DocumentNode,
  variables: Readonly<Record<string, unknown>>,
  whole: unknown,
  scopes: readonly string[],
  isGone: Reading['isGone'] = () => false,
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
    reached: new Set(),
    gone: new Set(),
    isGone,
    leaves: 0,
  };
  const data = read(reading, query, [operation.selectionSet], whole, '');
  const { denied, gone, reached } = reading;
  const isAllDenied = reading.leaves === 0 && denied.size > 0;
  return { data: isAllDenied ? null : data, denied, gone, isAllDenied, reached };
}

interface Reading {
  readonly scopes: readonly string[];
  readonly fragments: ReadonlyMap<string, SelectionSetNode>;
  readonly variables: Readonly<Record<string, unknown>>;
  readonly denied: Set<string>;
  readonly reached: Set<string>;
  readonly gone: Set<string>;
  /** Whether there is no record of this type and id. */
  readonly isGone: (type: string, id: string) => boolean;
  /** How many leaves may be read. */
  leaves: number;
}

/** Reads selections on a value, and to their ends even where there is none. */
function read(
  reading: Reading,
  type: GraphQLObjectType,
  sets: readonly SelectionSetNode[],
  value: unknown,
  path: string,
): unknown {
  reading.reached.add(type.name.replace(/(Connection|Edge)$/, ''));
  const cut = new Map<string, (told: unknown) => unknown>();
  for (const [name, nodes] of collect(sets, reading)) {
    const field = type.getFields()[nodes[0]?.name.value ?? ''];
    const at = path === '' ? name : `${path}.${name}`;
    const named = field && getNamedType(field.type);
    if (field === undefined || named === undefined) {
      // What tells of the schema is told of each viewer's own.
      if (nodes[0]?.name.value !== '__typename') {
        reading.reached.add('__Schema');
      }
      reading.leaves += 1;
      cut.set(name, (told) => told);
    } else if (!scopesOf(type.name, field.name, named.name).every((scope) => reading.scopes.includes(scope))) {
      reading.denied.add(at);
      cut.set(name, () => null);
    } else if (isObjectType(named)) {
      const below = nodes.flatMap(({ selectionSet }) => selectionSet ?? []);
      read(reading, named, below, undefined, at);
      cut.set(name, (told) => read({ ...reading, denied: new Set(), reached: new Set() }, named, below, told, at));
    } else {
      reading.leaves += 1;
      cut.set(name, (told) => told);
    }
  }
  return each(value, (thing) => {
    const { [KEY]: key, ...told } = thing as Record<string, unknown>;
    const shown = Object.fromEntries(Object.entries(told).map(([name, item]) => [name, cut.get(name)?.(item)]));
    if (typeof key !== 'string' || !reading.isGone(type.name, key)) {
      return shown;
    }
    reading.gone.add(path);
    return new Gone(shown);
  });
}

/**
 * What stands where a record in sight names one that is not there. Nothing has to be told of it; what is told of an id
 * that never was may be.
 */
export class Gone {
  readonly likeNone: unknown;

  constructor(likeNone: unknown) {
    this.likeNone = likeNone;
  }
}

/** Whether an answer's data is what is expected. */
export function isAsExpected(told: unknown, expected: unknown): boolean {
  if (expected instanceof Gone) {
    return told === null || isAsExpected(told, expected.likeNone);
  }
  if (typeof expected !== 'object' || expected === null) {
    return told === expected;
  }
  if (typeof told !== 'object' || told === null || Array.isArray(told) !== Array.isArray(expected)) {
    return false;
  }
  const [left, right] = [Object.entries(told), Object.entries(expected)];
  return (
    left.length === right.length &&
    left.every(([name, value], at) => name === right[at]?.[0] && isAsExpected(value, right[at][1]))
  );
}

/** The response name under which each thing tells its key to the reference. */
const KEY = 'keyForTheReference';

/** The same operation, in which each thing that has an id tells it besides. */
export function tellingKeys(schema: GraphQLSchema, document: DocumentNode): DocumentNode {
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

function each(value: unknown, change: (thing: object) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => each(item, change));
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
