import { GraphQLError, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

import type { AudienceRights } from '../authorization/audiences.ts';
import type { Slice } from '../authorization/slices.ts';
import { refusal } from '../errors.ts';

import { documentLimits, type DocumentLimits } from './document-limits.ts';
import { finiteNumbers } from './finite-numbers.ts';
import { literalRefusal } from './literal-refusal.ts';

/** Validation stops after this many errors. */
const MAX_ERRORS = 20;

export interface Validation {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  readonly slice: Slice;
  readonly mode: AudienceRights['mode'];
  readonly limits: DocumentLimits;
}

/**
 * Validates a document for a viewer, including its limits.
 *
 * In mode `filter` the document must be valid against the whole schema; its denied fields get errors later. If it is not
 * valid, it is validated again against the viewer's slice, so that messages and suggestions name only what the viewer can
 * see. In mode `reject` it is validated against the slice, and messages suggest nothing.
 *
 * @returns the errors that the viewer may see, with their codes; empty where the document is valid
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
  const rules = [...specifiedRules, finiteNumbers, documentLimits(limits)];
  const errors = validate(schema, document, rules, { maxErrors: MAX_ERRORS, hideSuggestions });
  return errors.map((error) => withCode(literalRefusal(error, document, schema) ?? error));
}

function withCode({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions } });
}
