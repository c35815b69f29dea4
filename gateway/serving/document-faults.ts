import { Kind, type DocumentNode } from 'graphql';

import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import { markDenied } from '../authorization/mark-denied.ts';

import { validationErrors, type Serving } from './answer-request.ts';

/**
 * What keeps the viewers of an audience, with all its scopes or the given ones, from running a document: messages of validation, or the
 * coordinates of fields that would be denied. Empty where they may run it as it is.
 */
export function documentFaults(
  serving: Pick<Serving, 'schema' | 'slices' | 'audiences' | 'limits'>,
  audience: Audience,
  document: DocumentNode,
  scopes: readonly string[] = serving.audiences[audience].scopes,
): readonly string[] {
  const { schema, slices } = serving;
  const slice = slices.of({ audience, scopes });
  const errors = validationErrors(serving, { document }, slice);
  if (errors.length > 0) {
    return errors.map(({ message }) => message);
  }
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const denied = operations.flatMap((operation) => [
    ...(markDenied(schema, document, operation, slice.mayRead)?.denied.values() ?? []),
  ]);
  return [...new Set(denied)].map((coordinate) => `${coordinate} may not be read.`);
}
