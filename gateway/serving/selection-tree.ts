import { Kind, type FragmentDefinitionNode, type SelectionSetNode, type ValidationContext } from 'graphql';

/** A measure of a selection set, fragments counted at every place they are spread. */
export interface SelectionSize {
  readonly depth: number;
  readonly aliases: number;
  readonly fields: number;
}

const NOTHING: SelectionSize = { depth: 0, aliases: 0, fields: 0 };

/**
 * Measures an operation's selections. Each fragment is measured once and the result used at every spread, so that
 * fragments that spread fragments cannot make the measuring itself exponential; one that spreads itself (another rule
 * refuses it) counts as empty there.
 */
export function measureSelections(selectionSet: SelectionSetNode, context: ValidationContext): SelectionSize {
  return sizeOf(selectionSet, context, new Map());
}

/** The number of fields at the root, those in fragments included. */
export function countRootFields(selectionSet: SelectionSetNode, context: ValidationContext): number {
  return rootFields(selectionSet, context, new Map());
}

function sizeOf(
  selectionSet: SelectionSetNode,
  context: ValidationContext,
  known: Map<string, SelectionSize>,
): SelectionSize {
  let { depth, aliases, fields } = NOTHING;
  for (const selection of selectionSet.selections) {
    const isField = selection.kind === Kind.FIELD;
    const inner =
      selection.kind === Kind.FRAGMENT_SPREAD
        ? fragmentSize(context.getFragment(selection.name.value), context, known)
        : selection.selectionSet === undefined
          ? NOTHING
          : sizeOf(selection.selectionSet, context, known);
    depth = Math.max(depth, inner.depth + (isField ? 1 : 0));
    aliases += inner.aliases + (isField && selection.alias !== undefined ? 1 : 0);
    fields += inner.fields + (isField ? 1 : 0);
  }
  return { depth, aliases, fields };
}

function fragmentSize(
  fragment: FragmentDefinitionNode | null | undefined,
  context: ValidationContext,
  known: Map<string, SelectionSize>,
): SelectionSize {
  if (fragment == null) {
    return NOTHING;
  }
  const name = fragment.name.value;
  const before = known.get(name);
  if (before !== undefined) {
    return before;
  }
  known.set(name, NOTHING);
  const size = sizeOf(fragment.selectionSet, context, known);
  known.set(name, size);
  return size;
}

function rootFields(selectionSet: SelectionSetNode, context: ValidationContext, known: Map<string, number>): number {
  let count = 0;
  for (const selection of selectionSet.selections) {
    if (selection.kind === Kind.FIELD) {
      count += 1;
    } else if (selection.kind === Kind.INLINE_FRAGMENT) {
      count += rootFields(selection.selectionSet, context, known);
    } else {
      const name = selection.name.value;
      const fragment = context.getFragment(name);
      if (!known.has(name) && fragment != null) {
        known.set(name, 0);
        known.set(name, rootFields(fragment.selectionSet, context, known));
      }
      count += known.get(name) ?? 0;
    }
  }
  return count;
}
