import { Kind, visit, type DirectiveNode, type DocumentNode } from 'graphql';

/** The values of the Boolean variables that `@skip` and `@include` name. */
export type ConditionValues = Readonly<Record<string, unknown>>;

/** Whether a selection with these directives is there, for the variables' values with defaults filled in. */
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

/** The variables that `@skip` and `@include` name anywhere in a document, in a fixed order. */
export function conditionVariables(document: DocumentNode): readonly string[] {
  const names = new Set<string>();
  visit(document, {
    Directive: ({ name, arguments: given }) => {
      const value = given?.[0]?.value;
      if ((name.value === 'skip' || name.value === 'include') && value?.kind === Kind.VARIABLE) {
        names.add(value.name.value);
      }
    },
  });
  return [...names].sort();
}
