import {
  BREAK,
  Kind,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

import { conditionVariables } from '../graphql/conditions.ts';
import { fragmentsOf, type Fragments } from '../graphql/documents.ts';

import type { DocumentLimits, ValueLimits } from './audience-limits.ts';

/** How large a document is, by the names of its limits. */
export type DocumentSize = Readonly<Record<keyof (DocumentLimits & ValueLimits), number>>;

/** No document is nested so deep, or has so many fragments; what walks such a one by recursion could run out of stack. */
const DEEPEST_TEXT = 400;
const MOST_FRAGMENTS = 400;

/**
 * Measures a document that has been parsed, in time proportional to its text: fragments are measured once and counted wherever
 * they are spread. A document that is nested deeper than any may be is measured no further than its depth.
 *
 * Its selections are measured for the largest operation or fragment of it.
 */
export function sizeOf(document: DocumentNode): DocumentSize {
  const written = writtenSize(document);
  const common = {
    ...written,
    characters: document.loc?.source.body.length ?? 0,
    tokens: document.tokenCount ?? 0,
    operations: document.definitions.filter(({ kind }) => kind === Kind.OPERATION_DEFINITION).length,
    fragments: document.definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION).length,
  };
  if (written.depth > DEEPEST_TEXT || written.valueDepth > DEEPEST_TEXT || common.fragments > MOST_FRAGMENTS) {
    return { ...common, fields: 0, aliases: 0, rootFields: 0, introspections: 0, conditions: 0 };
  }
  const measure = expandedSize(fragmentsOf(document));
  const sizes = document.definitions.filter(hasSelections).map(({ selectionSet, kind }) => {
    const size = measure(selectionSet);
    return kind === Kind.OPERATION_DEFINITION ? size : { ...size, rootFields: 0, introspections: 0 };
  });
  const most = (name: keyof Expanded): number => Math.max(0, ...sizes.map((size) => size[name]));
  return {
    ...common,
    conditions: conditionVariables(document).length,
    depth: most('depth'),
    fields: most('fields'),
    aliases: most('aliases'),
    rootFields: most('rootFields'),
    introspections: most('introspections'),
  };
}

/** What can be counted where it is written, without recursion. */
function writtenSize(document: DocumentNode) {
  const size = { depth: 0, directives: 0, listLength: 0, textLength: 0, values: 0, valueDepth: 0 };
  let depth = 0;
  let valueDepth = 0;
  const nested = {
    enter: ({ kind }: { readonly kind: Kind }) => {
      if (kind === Kind.SELECTION_SET) {
        depth += 1;
        size.depth = Math.max(size.depth, depth);
      } else {
        valueDepth += 1;
        size.values += 1;
        size.valueDepth = Math.max(size.valueDepth, valueDepth);
      }
      return size.depth > DEEPEST_TEXT || size.valueDepth > DEEPEST_TEXT ? BREAK : undefined;
    },
    leave: ({ kind }: { readonly kind: Kind }) => {
      depth -= kind === Kind.SELECTION_SET ? 1 : 0;
      valueDepth -= kind === Kind.SELECTION_SET ? 0 : 1;
    },
  };
  const value = ({ value: text }: { readonly value: string }): void => {
    size.values += 1;
    size.textLength = Math.max(size.textLength, text.length);
  };
  visit(document, {
    SelectionSet: nested,
    ObjectValue: nested,
    ListValue: {
      enter(list) {
        size.listLength = Math.max(size.listLength, list.values.length);
        return nested.enter(list);
      },
      leave: nested.leave,
    },
    Directive: () => void (size.directives += 1),
    ...{ IntValue: value, FloatValue: value, StringValue: value, EnumValue: value },
    ...{ BooleanValue: () => void (size.values += 1), NullValue: () => void (size.values += 1) },
  });
  return size;
}

interface Expanded {
  readonly depth: number;
  readonly fields: number;
  readonly aliases: number;
  readonly rootFields: number;
  readonly introspections: number;
}

const NOTHING: Expanded = { depth: 0, fields: 0, aliases: 0, rootFields: 0, introspections: 0 };

/** What selections come to with their fragments. A fragment that spreads itself, which validation refuses, is empty within. */
function expandedSize(fragments: Fragments): (selectionSet: SelectionSetNode) => Expanded {
  const measured = new Map<string, Expanded>();
  const ofSet = ({ selections }: SelectionSetNode): Expanded =>
    selections.map(ofSelection).reduce(
      (sum, size) => ({
        depth: Math.max(sum.depth, size.depth),
        fields: sum.fields + size.fields,
        aliases: sum.aliases + size.aliases,
        rootFields: sum.rootFields + size.rootFields,
        introspections: sum.introspections + size.introspections,
      }),
      NOTHING,
    );
  const ofSelection = (selection: SelectionNode): Expanded => {
    switch (selection.kind) {
      case Kind.FIELD: {
        const below = selection.selectionSet ? ofSet(selection.selectionSet) : NOTHING;
        const isIntrospection = selection.name.value === '__schema' || selection.name.value === '__type';
        return {
          depth: below.depth + 1,
          fields: below.fields + 1,
          aliases: below.aliases + (selection.alias === undefined ? 0 : 1),
          rootFields: 1,
          introspections: isIntrospection ? 1 : 0,
        };
      }
      case Kind.INLINE_FRAGMENT:
        return ofSet(selection.selectionSet);
      case Kind.FRAGMENT_SPREAD:
        return ofFragment(selection.name.value);
    }
  };
  const ofFragment = (name: string): Expanded => {
    const known = measured.get(name);
    if (known !== undefined) {
      return known;
    }
    measured.set(name, NOTHING);
    const fragment = fragments.get(name);
    const size = fragment === undefined ? NOTHING : ofSet(fragment.selectionSet);
    measured.set(name, size);
    return size;
  };
  return ofSet;
}

function hasSelections(node: { readonly kind: Kind }): node is OperationDefinitionNode | FragmentDefinitionNode {
  return node.kind === Kind.OPERATION_DEFINITION || node.kind === Kind.FRAGMENT_DEFINITION;
}
