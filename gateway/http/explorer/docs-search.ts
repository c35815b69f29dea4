import {
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isIntrospectionType,
  isObjectType,
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputField,
  type GraphQLNamedType,
  type GraphQLSchema,
} from 'graphql';

/** Something that the docs describe. */
export interface DocsEntry {
  readonly kind: 'type' | 'field' | 'argument' | 'member';
  /** The type to open for it. */
  readonly typeName: string;
  /** `Query.enforcementCases`, `Query.enforcementCases(filter:)`, `CaseStatus.OPEN`. */
  readonly coordinate: string;
  readonly name: string;
  /** Its Chinese term; empty where the description does not begin with one. */
  readonly term: string;
  readonly description: string;
  /** All of its words in small letters. */
  readonly haystack: string;
}

export interface DocsHits {
  /** The best first. */
  readonly entries: readonly DocsEntry[];
  /** How many there are in all. */
  readonly count: number;
}

/** Descriptions begin with their Chinese term, followed by a space and the English text. */
export function termOf(description: string | null | undefined): string {
  const [first = ''] = (description ?? '').trim().split(/\s/, 1);
  return /\p{sc=Han}/u.test(first) ? first : '';
}

/** All that the docs of a schema describe, the types of introspection left out. */
export function docsEntries(schema: GraphQLSchema): readonly DocsEntry[] {
  return Object.values(schema.getTypeMap())
    .filter((type) => !isIntrospectionType(type))
    .flatMap((type) => [entry('type', type.name, type.name, type), ...partsOf(type)]);
}

function partsOf(type: GraphQLNamedType): readonly DocsEntry[] {
  if (isEnumType(type)) {
    return type.getValues().map((value) => entry('member', type.name, `${type.name}.${value.name}`, value));
  }
  if (isInputObjectType(type)) {
    return Object.values(type.getFields()).map((field) =>
      entry('field', type.name, `${type.name}.${field.name}`, field),
    );
  }
  if (isObjectType(type) || isInterfaceType(type)) {
    return Object.values(type.getFields()).flatMap((field) => {
      const coordinate = `${type.name}.${field.name}`;
      return [
        entry('field', type.name, coordinate, field),
        ...field.args.map((argument) => entry('argument', type.name, `${coordinate}(${argument.name}:)`, argument)),
      ];
    });
  }
  return [];
}

type Described =
  | GraphQLNamedType
  | GraphQLField<unknown, unknown>
  | GraphQLInputField
  | GraphQLArgument
  | { readonly name: string; readonly description?: string | null };

function entry(
  kind: DocsEntry['kind'],
  typeName: string,
  coordinate: string,
  { name, description }: Described,
): DocsEntry {
  return {
    ...{ kind, typeName, coordinate, name },
    term: termOf(description),
    description: description ?? '',
    haystack: `${coordinate} ${description ?? ''}`.toLowerCase(),
  };
}

/**
 * What matches all words of a search, in Chinese or English, wherever they stand: term, name, or description. The more exactly a
 * term or name matches, the earlier; where that is equal, types before fields before arguments.
 *
 * @param limit most entries to return
 */
export function searchDocs(entries: readonly DocsEntry[], text: string, limit: number): DocsHits {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  if (words.length === 0) {
    return { entries: [], count: 0 };
  }
  const whole = words.join(' ');
  const ranked = entries
    .filter(({ haystack }) => words.every((word) => haystack.includes(word)))
    .map((one) => ({ one, rank: rankOf(one.term, one.name.toLowerCase(), whole) }));
  ranked.sort((a, b) => a.rank - b.rank || KINDS.indexOf(a.one.kind) - KINDS.indexOf(b.one.kind));
  return { entries: ranked.slice(0, limit).map(({ one }) => one), count: ranked.length };
}

const KINDS: readonly DocsEntry['kind'][] = ['type', 'field', 'member', 'argument'];

function rankOf(term: string, name: string, text: string): number {
  if (term === text || name === text) {
    return 0;
  }
  if (term.startsWith(text) || name.startsWith(text)) {
    return 1;
  }
  return term.includes(text) || name.includes(text) ? 2 : 3;
}
