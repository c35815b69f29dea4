import { Kind, parse, print, visit, type ConstDirectiveNode, type FieldDefinitionNode, type TypeNode } from 'graphql';

import { FIELD_CLASSES, type FieldClass } from './field-class.ts';
import type { FieldRules, TypeRules } from './field-rules.ts';

/**
 * A subgraph's SDL with its rules written into it as `@requiresScopes`
 * (https://specs.apollo.dev/requiresScopes/v0.1): on a type of ours where its class has a scope, on a field where the
 * field's class has another scope than the type's. The owner of another office's type decides its scope.
 *
 * A field that can be denied to a viewer who may read its parent is null then, so it is made nullable here, by the same
 * rules: to move a field to another class in `access.ts` is enough.
 */
export function protectSchema(sdl: string, rules: FieldRules): string {
  const document = visit(parse(sdl, { noLocation: true }), {
    ObjectTypeDefinition(type) {
      const row = rules.get(type.name.value);
      if (!row) {
        return undefined;
      }
      return {
        ...type,
        directives: [...(type.directives ?? []), ...(row.isOwn ? requiresScopes(row.type) : [])],
        fields: type.fields?.map((field) => protectField(field, row, rules)),
      };
    },
  });
  return `${print(document)}\n`;
}

/** Whether a viewer who may read the parent may be denied the field: its class or its output type's needs another scope. */
export function isDeniable(
  fieldClass: FieldClass,
  parentClass: FieldClass,
  outputClass: FieldClass | undefined,
): boolean {
  const parent = FIELD_CLASSES[parentClass].scope;
  const scopes = [fieldClass, ...(outputClass ? [outputClass] : [])].map((name) => FIELD_CLASSES[name].scope);
  return scopes.some((scope) => scope !== null && scope !== parent);
}

function protectField(field: FieldDefinitionNode, row: TypeRules, rules: FieldRules): FieldDefinitionNode {
  const fieldClass = row.fields.get(field.name.value);
  if (fieldClass === undefined) {
    return field;
  }
  const isNullable = isDeniable(fieldClass, row.type, rules.get(namedTypeOf(field.type))?.type);
  const asksForMore = FIELD_CLASSES[fieldClass].scope !== FIELD_CLASSES[row.type].scope;
  return {
    ...field,
    type: isNullable && field.type.kind === Kind.NON_NULL_TYPE ? field.type.type : field.type,
    directives: [...(field.directives ?? []), ...(asksForMore ? requiresScopes(fieldClass) : [])],
  };
}

function requiresScopes(fieldClass: FieldClass): ConstDirectiveNode[] {
  const { scope } = FIELD_CLASSES[fieldClass];
  if (scope === null) {
    return [];
  }
  const [definition] = parse(`type T @requiresScopes(scopes: [["${scope}"]])`, { noLocation: true }).definitions;
  return definition?.kind === Kind.OBJECT_TYPE_DEFINITION ? [...(definition.directives ?? [])] : [];
}

function namedTypeOf(type: TypeNode): string {
  return type.kind === Kind.NAMED_TYPE ? type.name.value : namedTypeOf(type.type);
}
