import { Kind, print, visit, type ASTNode, type GraphQLSchema, type VariableDefinitionNode } from 'graphql';

import type { Parameter, ParameterValue } from '../saved-query.ts';

import { checkedDocument } from './checked-document.ts';
import { declaredParameter, declaredValue } from './declared-parameter.ts';
import { findLiterals, type FoundLiteral } from './find-literals.ts';
import { literalParameter, secretsIn } from './literal-parameter.ts';
import { literalValue } from './literal-value.ts';

export interface ParameterizedDocument {
  /** GraphQL, printed anew: without comments. */
  readonly document: string;
  /** The document's own variables first, then those made of literals, in the order of the text. */
  readonly parameters: readonly Parameter[];
  /**
   * The value that each literal or default had, by parameter, those of people included: to run the query once more as it was
   * written. Never to be stored, logged or sent to anybody else.
   */
  readonly values: Readonly<Record<string, ParameterValue>>;
}

/** Parameters of a page (`first`, `after`) and of a form (`encoding`) are part of the URL. */
const RESERVED_NAMES = ['first', 'after', 'encoding'];

/**
 * Turns the literals in the arguments of a query into variables, so that the text can be stored and seen by others.
 *
 * Enum values, Booleans, null and `first` stay in the text. A value that can name a person (`canNamePerson`) leaves the text
 * altogether: its parameter is personal, required and has no fallback; so does the default of such a variable that the document
 * had already, and so does the same text elsewhere in the document. All other values are the defaults of their variables, in the text too. Equal literals at equal argument paths,
 * e.g. the same period in two root fields, become one parameter.
 *
 * Its own result, given again, comes out unchanged.
 *
 * @param schema the API schema or a viewer's slice of it
 * @throws OwnQueryError `GRAPHQL_VALIDATION_FAILED` where the document is not one query valid under the schema, or has a
 *   variable or literal that no URL can give (an input object, a list of lists)
 */
export function literalsToParameters(schema: GraphQLSchema, text: string): ParameterizedDocument {
  const { document, operation } = checkedDocument(schema, text);
  const { literals, variables } = findLiterals(schema, document);
  const uses = (definition: VariableDefinitionNode) => variables.get(definition.variable.name.value) ?? [];
  const definitionsBefore = operation.variableDefinitions ?? [];
  const groups = shared(literals);
  const secrets = [
    ...groups.flatMap((same) => secretsIn(same, literalValue(same[0].node, same[0].type))),
    ...definitionsBefore.flatMap((one) => secretsIn(uses(one), declaredValue(schema, one).value)),
  ];
  const declared = definitionsBefore.map((one) => declaredParameter(schema, one, uses(one), secrets));
  const taken = new Set([...RESERVED_NAMES, ...declared.map(({ parameter }) => parameter.name)]);
  const made = groups.map((same) => literalParameter(freeName(same[0].path, taken), same, secrets));
  const all = [...declared, ...made];

  const nameOf = new Map<ASTNode, string>(
    made.flatMap(({ parameter, nodes }) => nodes.map((node) => [node, parameter.name] as const)),
  );
  const definitions: readonly VariableDefinitionNode[] = all.map(({ definition }) => definition);
  const replaced = visit(document, {
    enter(node) {
      const name = nameOf.get(node);
      return name === undefined ? undefined : { kind: Kind.VARIABLE, name: { kind: Kind.NAME, value: name } };
    },
    // When it is left: the defaults are the same nodes as the literals, and stay.
    leave: (node) =>
      node.kind === Kind.OPERATION_DEFINITION ? { ...node, variableDefinitions: definitions } : undefined,
  });
  return {
    document: `${print(replaced)}\n`,
    parameters: all.map(({ parameter }) => parameter),
    values: Object.fromEntries(
      all.flatMap(({ parameter, value }) => (value === undefined ? [] : [[parameter.name, value] as const])),
    ),
  };
}

type SameLiterals = readonly [FoundLiteral, ...FoundLiteral[]];

/**
 * Fields with one response name must have the same arguments, so equal literals of one path and type share a variable. So do
 * those of different fields.
 */
function shared(literals: readonly FoundLiteral[]): readonly SameLiterals[] {
  const groups = new Map<string, [FoundLiteral, ...FoundLiteral[]]>();
  for (const literal of literals) {
    const key = JSON.stringify([literal.path, String(literal.type), print(literal.node)]);
    const group = groups.get(key);
    if (group === undefined) {
      groups.set(key, [literal]);
    } else {
      group.push(literal);
    }
  }
  return [...groups.values()];
}

/** `['filter', 'court']` is `filterCourt`, then `filterCourt2`. */
function freeName(path: readonly string[], taken: Set<string>): string {
  const name = path.map((step, at) => (at === 0 ? step : step.slice(0, 1).toUpperCase() + step.slice(1))).join('');
  let free = name;
  for (let count = 2; taken.has(free); count += 1) {
    free = `${name}${count}`;
  }
  taken.add(free);
  return free;
}
