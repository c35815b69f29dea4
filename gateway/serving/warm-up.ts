import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { parse } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';

import { addOperation, validationErrors, type Serving } from './answer-request.ts';
import type { KnownOperation } from './operation.ts';

/** A supergraph in which everything takes long to plan must still be served soon. */
const MOST_WARMING_MS = 30_000;

/**
 * Prepares operations that are known before anybody requests them, one after another; those that do not fit the schema are left
 * out. Returns how many are ready.
 */
export async function warmUp(serving: Serving, known: readonly KnownOperation[]): Promise<number> {
  const started = performance.now();
  let prepared = 0;
  for (const operation of known) {
    if (performance.now() - started > MOST_WARMING_MS) {
      break;
    }
    // Requests under way come first.
    await setImmediate();
    try {
      prepared += (await prepare(serving, operation)) ? 1 : 0;
    } catch {
      // Its first request will meet the same, and be answered with an error.
    }
  }
  return prepared;
}

async function prepare(serving: Serving, { text, operationName, viewer }: KnownOperation): Promise<boolean> {
  const slice = serving.slices.of(viewer);
  const document = parse(text);
  if (validationErrors(serving, { document }, slice).length > 0) {
    return false;
  }
  const documentHash = createHash('sha256').update(text).digest('hex');
  const operation = addOperation(serving, { text, documentHash, document, operationName }, slice);
  const checked = checkVariables(serving.schema, operation.definition, {});
  await operation.variant('coerced' in checked ? checked.coerced : {});
  return true;
}
