import {
  Kind,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
  type DocumentNode,
} from 'graphql';

import { fragmentsOf } from '../execution/fetch-document.ts';

import type { ClientSelection } from './client-operation.ts';

/**
 * What an operation selects, in the executor's terms, without writing fragments out: each is made when it is looked at, and
 * shared by its spreads. For operations that are not compiled because they would be too large written out. What is skipped
 * by a condition is among it: it is not in the answer, so nothing is found there.
 */
export function selectionsOfDocument(
  document: DocumentNode,
  operation: OperationDefinitionNode,
): readonly ClientSelection[] {
  const fragments = fragmentsOf(document);
  const known = new Map<SelectionSetNode, readonly ClientSelection[]>();
  return selectionsOf(operation.selectionSet);

  function selectionsOf(selectionSet: SelectionSetNode | undefined): readonly ClientSelection[] {
    if (selectionSet === undefined) {
      return [];
    }
    const before = known.get(selectionSet);
    const selections = before ?? selectionSet.selections.map(selectionOf);
    known.set(selectionSet, selections);
    return selections;
  }

  function selectionOf(selection: SelectionNode): ClientSelection {
    if (selection.kind === Kind.FIELD) {
      const name = selection.name.value;
      const responseName = selection.alias?.value ?? name;
      return {
        kind: 'Field',
        responseName,
        key: responseName,
        name,
        isDenied: false,
        get selections() {
          return selectionsOf(selection.selectionSet);
        },
      };
    }
    const fragment = selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments.get(selection.name.value);
    return {
      kind: 'Fragment',
      typeCondition: fragment?.typeCondition?.name.value,
      get selections() {
        return selectionsOf(fragment?.selectionSet);
      },
    };
  }
}
