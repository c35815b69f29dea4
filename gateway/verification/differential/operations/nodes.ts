import {
  Kind,
  type ArgumentNode,
  type ConstValueNode,
  type DirectiveNode,
  type NameNode,
  type ValueNode,
} from 'graphql';

/** Short constructors of syntax nodes. */
export function name(value: string): NameNode {
  return { kind: Kind.NAME, value };
}

export function argument(named: string, value: ValueNode): ArgumentNode {
  return { kind: Kind.ARGUMENT, name: name(named), value };
}

export function directive(named: string, value: ValueNode): DirectiveNode {
  return { kind: Kind.DIRECTIVE, name: name(named), arguments: [argument('if', value)] };
}

/** A JSON value as a literal; strings among `enumNames` are enum values. */
export function literal(value: unknown, enumNames: ReadonlySet<unknown>): ConstValueNode {
  if (value === null) {
    return { kind: Kind.NULL };
  }
  if (Array.isArray(value)) {
    return { kind: Kind.LIST, values: value.map((item) => literal(item, enumNames)) };
  }
  switch (typeof value) {
    case 'boolean':
      return { kind: Kind.BOOLEAN, value };
    case 'number':
      return Number.isInteger(value)
        ? { kind: Kind.INT, value: String(value) }
        : { kind: Kind.FLOAT, value: String(value) };
    case 'string':
      return enumNames.has(value) ? { kind: Kind.ENUM, value } : { kind: Kind.STRING, value };
    default:
      return {
        kind: Kind.OBJECT,
        fields: Object.entries(value as object).map(([key, item]) => ({
          kind: Kind.OBJECT_FIELD,
          name: name(key),
          value: literal(item, enumNames),
        })),
      };
  }
}
