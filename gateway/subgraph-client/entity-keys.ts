import { Kind, parse, type FieldNode, type SelectionSetNode } from 'graphql';

import { isRecord } from '../../subgraphs/shared/is-record.ts';

/** Response names that are added to entity fetches. No field of a subgraph starts so: the lint of schemas refuses it. */
export const TYPE_ALIAS = 'lianzhi_type';
const KEY_ALIAS = 'lianzhi_key_';

/** Whether a response name was added by `identitySelections`. */
export function isIdentityName(name: string | undefined): boolean {
  return name === TYPE_ALIAS || name?.startsWith(KEY_ALIAS) === true;
}

/** Identifies an entity in a request: `__typename`, key fields, and the fields of `@requires`. */
export type Representation = Readonly<Record<string, unknown>>;

/** By type, the fields of its `@key` directives in one subgraph, e.g. `id` or `unit { code } year`, as selections. */
type EntityKeys = ReadonlyMap<string, readonly FieldNode[]>;

/** Parses the `fields` argument of a `@key`. */
export function parseKey(fields: string): readonly FieldNode[] {
  const document = parse(`{${fields}}`, { noLocation: true });
  const definition = document.definitions[0];
  const selections = definition?.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [];
  return selections.filter((selection) => selection.kind === Kind.FIELD);
}

/** A cache key: the types and field names of representations, without values. */
export function representationOutline(representations: readonly Representation[]): string {
  const outlines = new Set<string>();
  for (const representation of representations) {
    outlines.add(Object.keys(representation).join(' ') + '@' + String(representation['__typename']));
  }
  return [...outlines].sort().join('|');
}

/**
 * Selections that are added to `_entities` so that each returned entity can be identified: its type, and the key fields that
 * were sent. No other key: the viewer may not be allowed to read it.
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

/** How a subgraph identifies entities. */
export interface EntityRules {
  readonly keys: EntityKeys;
  /** Object types that an entity requested as `typeName` may have. */
  possibleTypes(typeName: string): readonly string[];
}

/**
 * Whether `_entities` returned exactly what was requested: as many entities, in the same order, each null or of the requested
 * type and key. Threat: if one entity is missing or the order differs, one party's assets appear under another party's name,
 * and no later stage can notice.
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
  const requested = String(representation['__typename']);
  const returned = entity[TYPE_ALIAS];
  if (returned !== requested && !(typeof returned === 'string' && rules.possibleTypes(requested).includes(returned))) {
    return false;
  }
  const sentKeys = (rules.keys.get(requested) ?? [])
    .map(({ name }) => name.value)
    .filter((name) => name in representation);
  return sentKeys.every((name) => sameKey(representation[name], entity[keyAlias(requested, name)]));
}

/**
 * `entitiesMatch` for one entity, prepared for representations with the fields of `outlines`: this runs for every entity of
 * every request.
 *
 * @returns whether `entity` matches the representation that was written from `source`. `sent`, the representation as JSON
 *   text, is parsed only if a key is an object: the source may have more fields than were sent.
 */
export function entityIdentity(rules: EntityRules, outlines: readonly Representation[]) {
  const byType = new Map(
    outlines.map((outline) => {
      const requested = String(outline['__typename']);
      const keys = (rules.keys.get(requested) ?? [])
        .map(({ name }) => name.value)
        .filter((name) => name in outline)
        .map((name) => ({ name, alias: keyAlias(requested, name) }));
      return [requested, { types: new Set([requested, ...rules.possibleTypes(requested)]), keys }] as const;
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

/** A number and its text are the same key: GraphQL allows both as an `ID`. */
function sameKey(sent: unknown, returned: unknown): boolean {
  if (isRecord(sent) && isRecord(returned)) {
    return Object.keys(sent).every((name) => name === '__typename' || sameKey(sent[name], returned[name]));
  }
  if (Array.isArray(sent) && Array.isArray(returned)) {
    return sent.length === returned.length && sent.every((item, index) => sameKey(item, returned[index]));
  }
  return (
    sent === returned || (typeof sent !== 'object' && typeof returned !== 'object' && String(sent) === String(returned))
  );
}

/** Contains the type's name: the key fields `code` of two types may have types that GraphQL cannot merge under one name. */
function keyAlias(typeName: string, fieldName: string): string {
  return `${KEY_ALIAS}${typeName}_${fieldName}`;
}
