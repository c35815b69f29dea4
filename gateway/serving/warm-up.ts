import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { parse } from 'graphql';

import { checkVariables } from '../../subgraphs/shared/check-variables.ts';

import { addOperation, validationErrors, type Serving } from './answer-request.ts';
import type { KnownOperation } from './operation.ts';

/** Longest that preparing may delay a supergraph, even if planning is slow. */
const MAX_WARM_UP_MS = 30_000;

/**
 * Prepares operations one after another, before the first request for them. Operations that are not valid under this schema
 * are left out. Returns how many are ready.
 */
export async function warmUp(serving: Serving, known: readonly KnownOperation[]): Promise<number> {
  const started = performance.now();
  let prepared = 0;
  for (const operation of known) {
    if (performance.now() - started > MAX_WARM_UP_MS) {
      break;
    }
    // Lets running requests go first.
    await setImmediate();
    try {
      prepared += (await prepare(serving, operation)) ? 1 : 0;
    } catch {
      // The first request for it will get the same error.
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
