import { Kind, visit, type ConstDirectiveNode, type ConstValueNode, type DefinitionNode } from 'graphql';
import type { DocumentNode, FieldDefinitionNode, TypeDefinitionNode, TypeExtensionNode } from 'graphql';

import { innermostName } from '../graphql/types.ts';

import { accessFeatures, inaccessibleDirectives, type AccessFeature } from './access-features.ts';
import { AUTHENTICATED, both, implies, POLICY_PREFIX, type Rule, type SupergraphRules } from './access-rules.ts';

/**
 * Reads the access rules from a full supergraph. Directives are recognized by the address of their specification, e.g.
 * https://specs.apollo.dev/requiresScopes/v0.1, never by name. What is inaccessible to clients is not there.
 *
 * @throws Error where a rule is malformed or unknown: such a supergraph must not be served
 */
export function readRules(document: DocumentNode): SupergraphRules {
  const types = readTypes(accessibleOf(document), rulesOfDirectives(accessFeatures(document)));
  const typeRules = new Map([...types].map(([name, type]) => [name, typeRuleOf(type, types)]));
  const fieldRules = new Map<string, ReadonlyMap<string, Rule | undefined>>();
  for (const [name, type] of types) {
    const fields = [...type.fields.values()].map(({ name: field, output }) => {
      const own = ownRuleOf(type, field, types);
      return [field, both(both(typeRules.get(name), own), typeRules.get(output))] as const;
    });
    fieldRules.set(name, new Map(fields));
  }
  const coordinates = [...types].flatMap(([name, { fields }]) => [
    ...(typeRules.get(name) === undefined ? [] : [name]),
    ...[...fields.keys()].filter((field) => fieldRules.get(name)?.get(field)).map((field) => `${name}.${field}`),
  ]);
  const written = [...types.values()].flatMap(({ rule, fields }) => [rule, ...[...fields.values()].map((f) => f.rule)]);
  return {
    typeRule: (typeName) => typeRules.get(typeName),
    fieldRule: (typeName, fieldName) => fieldRules.get(typeName)?.get(fieldName),
    has(coordinate) {
      const [type = '', field] = coordinate.split('.');
      return types.has(type) && (field === undefined || types.get(type)?.fields.has(field) === true);
    },
    rights: new Set(written.flatMap((rule) => rule ?? []).flat(2)),
    coordinates,
  };
}

/** The types and fields that clients can see. */
function accessibleOf(document: DocumentNode): DocumentNode {
  const names = inaccessibleDirectives(document);
  const unlessInaccessible = ({ directives }: TypeDefinitionNode | TypeExtensionNode | FieldDefinitionNode) =>
    directives?.some(({ name }) => names.has(name.value)) === true ? null : undefined;
  return names.size === 0
    ? document
    : visit(document, {
        ObjectTypeDefinition: unlessInaccessible,
        InterfaceTypeDefinition: unlessInaccessible,
        UnionTypeDefinition: unlessInaccessible,
        EnumTypeDefinition: unlessInaccessible,
        ScalarTypeDefinition: unlessInaccessible,
        FieldDefinition: unlessInaccessible,
      });
}

interface ReadType {
  readonly isInterface: boolean;
  readonly rule: Rule | undefined;
  readonly fields: Map<string, ReadField>;
  /** The object types that implement an interface. */
  readonly implementors: Set<string>;
}

interface ReadField {
  readonly name: string;
  readonly rule: Rule | undefined;
  /** The name of the output type, without lists and non-nulls. */
  readonly output: string;
}

type RulesOf = (directives: readonly ConstDirectiveNode[] | undefined) => Rule | undefined;

function readTypes(document: DocumentNode, rulesOf: RulesOf): Map<string, ReadType> {
  const types = new Map<string, ReadType>();
  for (const definition of document.definitions) {
    if (isType(definition)) {
      const name = definition.name.value;
      const before = types.get(name);
      const fields = before?.fields ?? new Map<string, ReadField>();
      for (const field of 'fields' in definition ? (definition.fields ?? []) : []) {
        if (field.kind === Kind.FIELD_DEFINITION) {
          const output = innermostName(field.type);
          fields.set(field.name.value, { name: field.name.value, rule: rulesOf(field.directives), output });
        }
      }
      types.set(name, {
        isInterface: definition.kind.startsWith('Interface'),
        rule: both(before?.rule, rulesOf(definition.directives)),
        fields,
        implementors: before?.implementors ?? new Set(),
      });
    }
  }
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OBJECT_TYPE_DEFINITION || definition.kind === Kind.OBJECT_TYPE_EXTENSION) {
      definition.interfaces?.forEach(({ name }) => types.get(name.value)?.implementors.add(definition.name.value));
    }
  }
  return types;
}

/**
 * The rule of a type. Composition gives an interface the rules of all its object types together, which would deny the
 * interface to viewers who may read some of them. Such a rule is left out, since each object type is checked by itself; a
 * rule that requires more than the object types do is the interface's own and stays.
 */
function typeRuleOf({ isInterface, rule, implementors }: ReadType, types: ReadonlyMap<string, ReadType>) {
  if (!isInterface || rule === undefined) {
    return rule;
  }
  const ofMembers = [...implementors].map((name) => types.get(name)?.rule).reduce(both, undefined);
  return implies(ofMembers, rule) ? undefined : rule;
}

/** The rule of a field without its types' rules; for an interface as in `typeRuleOf`. */
function ownRuleOf(
  { isInterface, fields, implementors }: ReadType,
  field: string,
  types: ReadonlyMap<string, ReadType>,
) {
  const rule = fields.get(field)?.rule;
  if (!isInterface || rule === undefined) {
    return rule;
  }
  const ofMembers = [...implementors].map((name) => types.get(name)?.fields.get(field)?.rule).reduce(both, undefined);
  return implies(ofMembers, rule) ? undefined : rule;
}

function rulesOfDirectives(features: readonly AccessFeature[]): RulesOf {
  const kinds = new Map(features.flatMap(({ kind, directiveNames }) => directiveNames.map((name) => [name, kind])));
  return (directives) =>
    directives?.reduce<Rule | undefined>((rule, directive) => {
      const kind = kinds.get(directive.name.value);
      return kind === undefined ? rule : both(rule, [alternativesOf(kind, directive)]);
    }, undefined);
}

function alternativesOf(kind: AccessFeature['kind'], directive: ConstDirectiveNode) {
  if (kind === 'authenticated') {
    return [[AUTHENTICATED]];
  }
  const argument = kind === 'requiresScopes' ? 'scopes' : 'policies';
  const value = directive.arguments?.find(({ name }) => name.value === argument)?.value;
  const prefix = kind === 'policy' ? POLICY_PREFIX : '';
  return listOf(value, directive).map((all) =>
    listOf(all, directive).map((right) => {
      if (right.kind !== Kind.STRING || right.value === AUTHENTICATED) {
        throw unreadable(directive);
      }
      return prefix + right.value;
    }),
  );
}

/** A single value is a list of one (https://spec.graphql.org/October2021/#sec-List.Input-Coercion). */
function listOf(value: ConstValueNode | undefined, directive: ConstDirectiveNode): readonly ConstValueNode[] {
  if (value === undefined || value.kind === Kind.NULL) {
    throw unreadable(directive);
  }
  return value.kind === Kind.LIST ? value.values : [value];
}

function unreadable({ name }: ConstDirectiveNode): Error {
  return new Error(`@${name.value} is written in a way that cannot be read.`);
}

function isType(definition: DefinitionNode): definition is TypeDefinitionNode | TypeExtensionNode {
  return /Type(Definition|Extension)$/.test(definition.kind);
}
