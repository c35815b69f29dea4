import {
  GraphQLError,
  OverlappingFieldsCanBeMergedRule,
  specifiedRules,
  validate,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';

import type { AudienceRights } from '../authorization/audiences.ts';
import type { Slice } from '../authorization/slices.ts';
import { refusal } from '../errors.ts';
import type { AudienceLimits } from '../limits/audience-limits.ts';
import { sizeErrors } from '../limits/check-size.ts';

import { finiteNumbers } from './finite-numbers.ts';
import { literalRefusal } from './literal-refusal.ts';
import { overlappingFields } from './overlapping-fields.ts';

/** Validation stops after this many errors. */
const MAX_ERRORS = 20;

const RULES = [
  ...specifiedRules.filter((rule) => rule !== OverlappingFieldsCanBeMergedRule),
  overlappingFields,
  finiteNumbers,
];

export interface Validation {
  /** The API schema. */
  readonly schema: GraphQLSchema;
  readonly slice: Slice;
  readonly mode: AudienceRights['mode'];
  /** Of the viewer's audience. */
  readonly limits: AudienceLimits;
}

/**
 * Validates a document for a viewer: its size first, so that no rule works on one that is larger than the audience may send.
 *
 * In mode `filter` the document must be valid against the whole schema; its denied fields get errors later. If it is not
 * valid, it is validated again against the viewer's slice, so that messages and suggestions name only what the viewer can
 * see. In mode `reject` it is validated against the slice, and messages suggest nothing.
 *
 * @returns the errors that the viewer may see, with their codes; empty where the document is valid
 */
export function validateDocument(document: DocumentNode, validation: Validation): readonly GraphQLError[] {
  const { schema, slice, mode, limits } = validation;
  const tooLarge = sizeErrors(document, limits);
  if (tooLarge.length > 0) {
    return tooLarge;
  }
  if (mode === 'reject') {
    return errorsUnder(slice.schema, document, true);
  }
  if (errorsUnder(schema, document, true).length === 0) {
    return [];
  }
  const errors = errorsUnder(slice.schema, document, false);
  return errors.length > 0 ? errors : [refusal('GRAPHQL_VALIDATION_FAILED', 'The document does not fit the schema.')];
}

function errorsUnder(schema: GraphQLSchema, document: DocumentNode, hideSuggestions: boolean): readonly GraphQLError[] {
  const errors = validate(schema, document, RULES, { maxErrors: MAX_ERRORS, hideSuggestions });
  return errors.map((error) => withCode(literalRefusal(error, document, schema) ?? error));
}

function withCode({ message, nodes, extensions }: GraphQLError): GraphQLError {
  return new GraphQLError(message, { nodes, extensions: { code: 'GRAPHQL_VALIDATION_FAILED', ...extensions } });
}
