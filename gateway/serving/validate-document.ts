import { GraphQLError, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

import type { AudienceRights } from '../authorization/audiences.ts';
import type { Slice } from '../authorization/slices.ts';
import { ERROR_CATALOGUE, refusal } from '../errors.ts';

import { documentLimits, type DocumentLimits } from './document-limits.ts';
import { literalRefusal } from './literal-refusal.ts';

/** Validation stops after this many errors. */
const MOST_ERRORS = 20;

export interface Validation {
  /** The API schema: what all clients together see. */
  readonly schema: GraphQLSchema;
  readonly slice: Slice;
  readonly mode: AudienceRights['mode'];
  readonly limits: DocumentLimits;
}

/**
 * Validates a document for a viewer, limits included.
 *
 * An audience in mode `filter` learns which fields it may not read: its document must fit the whole schema, and is cut later.
 * One that does not fit is validated again against the viewer's slice, so that messages and suggestions name only what the
 * viewer can see. For an audience in mode `reject` the slice is all there is, and no message suggests anything.
 *
 * @returns what is wrong with it, as the viewer may know it, each with a code and HTTP status; empty where it is valid
 */
export function validateDocument(document: DocumentNode, validation: Validation): readonly GraphQLError[] {
  const { schema, slice, mode, limits } = validation;
  if (mode === 'reject') {
    return errorsUnder(slice.schema, document, limits, true);
  }
  if (errorsUnder(schema, document, limits, true).length === 0) {
    return [];
  }
  const errors = errorsUnder(slice.schema, document, limits, false);
  return errors.length > 0 ? errors : [refusal('GRAPHQL_VALIDATION_FAILED', 'The document does not fit the schema.')];
}

function errorsUnder(
  schema: GraphQLSchema,
  document: DocumentNode,
  limits: DocumentLimits,
  hideSuggestions: boolean,
): readonly GraphQLError[] {
  const rules = [...specifiedRules, documentLimits(limits)];
  const errors = validate(schema, document, rules, { maxErrors: MOST_ERRORS, hideSuggestions });
  return errors.map((error) => withStatus(literalRefusal(error, document, schema) ?? error));
}

function withStatus(error: GraphQLError): GraphQLError {
  const { message, nodes, extensions } = error;
  const http = { status: ERROR_CATALOGUE.GRAPHQL_VALIDATION_FAILED.httpStatus };
  return new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions, http } });
}
