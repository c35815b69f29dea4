import type { DocumentNode, GraphQLError } from 'graphql';

import { refusal } from '../errors.ts';

import type { AudienceLimits, ValueLimits } from './audience-limits.ts';
import { sizeOf, type DocumentSize } from './document-size.ts';

/** What each limit counts, in a sentence that begins with a number. */
const WHAT: Readonly<Record<keyof DocumentSize, string>> = {
  characters: 'characters',
  tokens: 'tokens',
  depth: 'levels of nested fields',
  fields: 'fields',
  aliases: 'aliases',
  rootFields: 'root fields',
  directives: 'directives',
  conditions: 'variables in @skip and @include',
  operations: 'operations',
  fragments: 'fragments',
  introspections: 'fields that ask about the schema',
  listLength: 'items in one list',
  textLength: 'characters in one text',
  values: 'values in arguments',
  valueDepth: 'levels of nested lists and objects',
};

/**
 * Refuses a document that is larger than its audience may send, before anything else looks at it. Everything that works on a
 * document afterwards (validation, marking, planning) takes time for what is bounded here.
 *
 * @returns an error for each limit that is passed, with its name, its value and the document's size; none where it fits
 */
export function sizeErrors(document: DocumentNode, limits: AudienceLimits): readonly GraphQLError[] {
  return errorsOf(sizeOf(document), limits);
}

/**
 * Refuses variables that are larger than an audience may send.
 *
 * @throws GraphQLError COST_LIMIT_EXCEEDED
 */
export function checkVariableSize(variables: Readonly<Record<string, unknown>>, limits: ValueLimits): void {
  const [error] = errorsOf(variableSize(variables, limits), limits);
  if (error !== undefined) {
    throw error;
  }
}

function errorsOf(
  size: Readonly<Partial<Record<keyof DocumentSize, number>>>,
  limits: Readonly<Partial<Record<keyof DocumentSize, number>>>,
): GraphQLError[] {
  return (Object.keys(size) as (keyof DocumentSize)[]).flatMap((what) => {
    const [has, limit] = [size[what] ?? 0, limits[what] ?? Infinity];
    const message = `The request has ${has} ${WHAT[what]}; at most ${limit} are allowed.`;
    return has > limit ? [refusal('COST_LIMIT_EXCEEDED', message, { what, limit, size: has })] : [];
  });
}

/** Without recursion, since the client decides how deep they are nested; it stops where a limit is passed. */
function variableSize(
  variables: Readonly<Record<string, unknown>>,
  limits: ValueLimits,
): Record<keyof ValueLimits, number> {
  const size = { listLength: 0, textLength: 0, values: 0, valueDepth: 0 };
  let level: unknown[] = Object.values(variables);
  while (level.length > 0) {
    const below: unknown[] = [];
    let isNested = false;
    for (const value of level) {
      size.values += 1;
      if (typeof value === 'string') {
        size.textLength = Math.max(size.textLength, value.length);
      } else if (typeof value === 'object' && value !== null) {
        isNested = true;
        const items = Array.isArray(value) ? (value as unknown[]) : Object.values(value);
        size.listLength = Math.max(size.listLength, Array.isArray(value) ? value.length : 0);
        if (size.listLength > limits.listLength || size.values + below.length > limits.values) {
          size.values += below.length;
          return size;
        }
        below.push(...items);
      }
    }
    size.valueDepth += isNested ? 1 : 0;
    if (size.values > limits.values || size.valueDepth > limits.valueDepth) {
      return size;
    }
    level = below;
  }
  return size;
}
