import { Kind, visit, type DirectiveNode, type DocumentNode, type SelectionNode } from 'graphql';

/** The values of the Boolean variables in `@skip` and `@include`. */
export type ConditionValues = Readonly<Record<string, unknown>>;

/** Whether a selection with these directives is included. @param values of the variables, with defaults applied */
export function isIncluded(directives: readonly DirectiveNode[] | undefined, values: ConditionValues): boolean {
  return (directives ?? []).filter(isCondition).every((directive) => {
    const value = directive.arguments?.[0]?.value;
    const isMet =
      value?.kind === Kind.VARIABLE ? values[value.name.value] : value?.kind === Kind.BOOLEAN && value.value;
    return (isMet === true) === (directive.name.value === 'include');
  });
}

export function isCondition({ name }: DirectiveNode): boolean {
  return name.value === 'skip' || name.value === 'include';
}

/** Whether the selection has `@skip` or `@include`. */
export function hasCondition({ directives = [] }: SelectionNode): boolean {
  return directives.some(isCondition);
}

/** The variables in `@skip` and `@include` anywhere in a document, sorted. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: (directive) => {
      const value = directive.arguments?.[0]?.value;
      if (isCondition(directive) && value?.kind === Kind.VARIABLE) {
        names.add(value.name.value);
      }
    },
  });
  return [...names].sort();
}
