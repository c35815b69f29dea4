import { Kind, parse, type FieldNode, type SelectionSetNode } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';

/** Response names added to entity fetches; a subgraph's own field cannot be named so, the schema lint forbids it. */
export const TYPE_ALIAS = 'lianzhi_type';
const KEY_ALIAS = 'lianzhi_key_';

/** What a gateway sends to say which entity it means: `__typename`, key fields, and facts that `@requires` asks for. */
export type Representation = Readonly<Record<string, unknown>>;

/** Per type, the key fields of that type in one subgraph, as selections: `@key(fields: "id")`, `@key(fields: "unit { code } year")`. */
export type EntityKeys = ReadonlyMap<string, readonly FieldNode[]>;

/** Reads the key fields of a `fields` argument as selections. */
export function parseKey(fields: string): readonly FieldNode[] {
  const document = parse(`{${fields}}`, { noLocation: true });
  const definition = document.definitions[0];
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return selections.filter((selection) => selection.kind === Kind.FIELD);
}

/** The types and fields that representations hold, as a key for caching what is derived from them. */
export function representationOutline(representations: readonly Representation[]): string {
  const outlines = new Set<string>();
  for (const representation of representations) {
    outlines.add(Object.keys(representation).join(' ') + '@' + String(representation['__typename']));
  }
  return [...outlines].sort().join('|');
}

/**
 * The selections to add to `_entities` so that each answer tells which entity it is: the type, and of each type the key
 * fields that were sent. Only those: another key of the same entity may be a field the viewer may not read.
 */
export function identitySelections(keys: EntityKeys, representations: readonly Representation[]): SelectionSetNode {
  const sentFields = new Map<string, Set<string>>();
  for (const representation of representations) {
    const typeName = String(representation['__typename']);
    const sent = sentFields.get(typeName) ?? new Set();
    Object.keys(representation).forEach((name) => sent.add(name));
    sentFields.set(typeName, sent);
  }
  const fragments = [...sentFields].map(([typeName, sent]) => ({
    kind: Kind.INLINE_FRAGMENT as const,
    typeCondition: { kind: Kind.NAMED_TYPE as const, name: { kind: Kind.NAME as const, value: typeName } },
    selectionSet: {
      kind: Kind.SELECTION_SET as const,
      selections: (keys.get(typeName) ?? [])
        .filter((field) => sent.has(field.name.value))
        .map((field) => ({
          ...field,
          alias: { kind: Kind.NAME as const, value: keyAlias(typeName, field.name.value) },
        })),
    },
  }));
  const typeName: FieldNode = {
    kind: Kind.FIELD,
    alias: { kind: Kind.NAME, value: TYPE_ALIAS },
    name: { kind: Kind.NAME, value: '__typename' },
  };
  const selections = [typeName, ...fragments.filter(({ selectionSet }) => selectionSet.selections.length > 0)];
  return { kind: Kind.SELECTION_SET, selections };
}

/** What of a subgraph's model tells entities apart. */
export interface EntityRules {
  readonly keys: EntityKeys;
  /** Object types that an entity asked for as `typeName` may turn out to be. */
  possibleTypes(typeName: string): readonly string[];
}

/**
 * Whether `_entities` answers exactly the representations sent: as many, in their order, each null or of the type and
 * key asked. An answer that is one short or in another order would put one party's assets under another's name, and
 * nothing later could tell.
 */
export function entitiesMatch(
  entities: unknown,
  representations: readonly Representation[],
  rules: EntityRules,
): entities is unknown[] {
  return (
    Array.isArray(entities) &&
    entities.length === representations.length &&
    entities.every((entity, index) => entityMatches(entity, representations[index] ?? {}, rules))
  );
}

function entityMatches(entity: unknown, representation: Representation, rules: EntityRules): boolean {
  if (entity === null) {
    return true;
  }
  if (!isRecord(entity)) {
    return false;
  }
  const asked = String(representation['__typename']);
  const answered = entity[TYPE_ALIAS];
  if (answered !== asked && !(typeof answered === 'string' && rules.possibleTypes(asked).includes(answered))) {
    return false;
  }
  const sentKeys = (rules.keys.get(asked) ?? []).map(({ name }) => name.value).filter((name) => name in representation);
  return sentKeys.every((name) => sameKey(representation[name], entity[keyAlias(asked, name)]));
}

/**
 * The same question for one answer, with all that can be known before a request worked out: for representations that
 * hold the fields of `outlines`.
 *
 * @returns whether `entity` answers a representation that was made of `source`; `sent`, the representation as
 *   JSON text, is read only where a key is an object, of which the source may hold more than was sent
 */
export function entityIdentity(rules: EntityRules, outlines: readonly Representation[]) {
  const byType = new Map(
    outlines.map((outline) => {
      const asked = String(outline['__typename']);
      const keys = (rules.keys.get(asked) ?? [])
        .map(({ name }) => name.value)
        .filter((name) => name in outline)
        .map((name) => ({ name, alias: keyAlias(asked, name) }));
      return [asked, { types: new Set([asked, ...rules.possibleTypes(asked)]), keys }] as const;
    }),
  );
  return (entity: Representation, typeName: string, source: Representation, sent: string): boolean => {
    const identity = byType.get(typeName);
    if (identity === undefined || !identity.types.has(entity[TYPE_ALIAS] as string)) {
      return false;
    }
    for (const { name, alias } of identity.keys) {
      const value = source[name];
      if (value === entity[alias]) {
        continue;
      }
      const isObject = typeof value === 'object' && value !== null;
      if (!sameKey(isObject ? (JSON.parse(sent) as Representation)[name] : value, entity[alias])) {
        return false;
      }
    }
    return true;
  };
}

/** Numbers and their text are the same id: GraphQL lets an `ID` travel as either. */
function sameKey(sent: unknown, answered: unknown): boolean {
  if (isRecord(sent) && isRecord(answered)) {
    return Object.keys(sent).every((name) => name === '__typename' || sameKey(sent[name], answered[name]));
  }
  if (Array.isArray(sent) && Array.isArray(answered)) {
    return sent.length === answered.length && sent.every((item, index) => sameKey(item, answered[index]));
  }
  return (
    sent === answered || (typeof sent !== 'object' && typeof answered !== 'object' && String(sent) === String(answered))
  );
}

/** Holds the type's name, since `code` of one type and `code` of another may be of types that cannot share a name. */
function keyAlias(typeName: string, fieldName: string): string {
  return `${KEY_ALIAS}${typeName}_${fieldName}`;
}
