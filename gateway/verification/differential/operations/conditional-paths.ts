import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

import type { Path } from '../merged-schema.ts';

/** Response paths at which a document selects fields with these names inside a fragment, whatever its type condition. */
export function conditionalPaths(document: DocumentNode, fieldNames: ReadonlySet<string>): readonly Path[] {
  const paths: Path[] = [];
  const walk = ({ selections }: SelectionSetNode, path: Path, isInFragment: boolean): void => {
    for (const selection of selections) {
      if (selection.kind === Kind.FIELD) {
        const here = [...path, (selection.alias ?? selection.name).value];
        if (isInFragment && fieldNames.has(selection.name.value)) {
          paths.push(here);
        }
        walk(selection.selectionSet ?? EMPTY, here, isInFragment);
      } else {
        const fragment =
          selection.kind === Kind.INLINE_FRAGMENT ? selection : fragmentOf(document, selection.name.value);
        walk(fragment?.selectionSet ?? EMPTY, path, true);
      }
    }
  };
  for (const definition of document.definitions) {
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      walk(definition.selectionSet, [], false);
    }
  }
  return paths;
}

const EMPTY: SelectionSetNode = { kind: Kind.SELECTION_SET, selections: [] };

function fragmentOf(document: DocumentNode, name: string) {
  return document.definitions.find(
    (definition) => definition.kind === Kind.FRAGMENT_DEFINITION && definition.name.value === name,
  ) as { readonly selectionSet: SelectionSetNode } | undefined;
}
