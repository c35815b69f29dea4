import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

import { GraphQLError, parse, type DocumentNode } from 'graphql';

import { AUDIENCES, type Audience } from '../../subgraphs/shared/access/audiences.ts';
import { checkVariables } from '../../subgraphs/shared/check-variables.ts';
import type { TrustedDocument } from '../trusted-documents/trusted-document.ts';

import { addOperation, validationErrors, type Serving } from './answer-request.ts';
import type { KnownOperation } from './operation.ts';

/** Longest that preparing may delay a supergraph, even if planning is slow. */
const MAX_WARM_UP_MS = 30_000;

/**
 * Prepares operations one after another, before the first request for them. Operations that are not valid under this schema
 * are left out. Returns how many are ready.
 */
export async function warmUp(serving: Serving, known: readonly KnownOperation[], signal: AbortSignal): Promise<number> {
  const started = performance.now();
  let prepared = 0;
  for (const operation of known) {
    if (signal.aborted || performance.now() - started > MAX_WARM_UP_MS) {
      break;
    }
    // Lets running requests go first.
    await setImmediate();
    try {
      prepared += (await prepare(serving, operation, parse(operation.text))) ? 1 : 0;
    } catch {
      // The first request for it will get the same error.
    }
  }
  return prepared;
}

/** An operation of a trusted document that some audiences cannot run. */
export interface Misfit {
  readonly app: string;
  readonly version: string;
  readonly operation: string | undefined;
  readonly audiences: readonly Audience[];
  /** The codes of the errors that a request would get. */
  readonly codes: readonly string[];
}

export interface DocumentWarmUp {
  /** How many operations are ready; one counts once for each audience. */
  readonly prepared: number;
  /** How many of them are still in the cache: fewer than `prepared` where it is too small for all of them. */
  readonly cached: number;
  readonly misfits: readonly Misfit[];
}

/**
 * Prepares each operation of the trusted documents for each audience with all its scopes, however long it takes: no request
 * for a known document shall wait for a plan. The audiences are those that `app.json` names, or all. In the latter case an
 * operation that at least one audience can run is no misfit, since nobody said that the others should.
 */
export async function warmUpDocuments(
  serving: Serving,
  documents: readonly TrustedDocument[],
  signal: AbortSignal,
): Promise<DocumentWarmUp> {
  const misfits: Misfit[] = [];
  const prepared: KnownOperation[] = [];
  for (const { text, operations, audiences = AUDIENCES, ...rest } of documents) {
    const document = parse(text);
    for (const operationName of operations) {
      const failed = new Map<Audience, string>();
      for (const audience of audiences) {
        await setImmediate();
        if (signal.aborted) {
          return { prepared: prepared.length, cached: prepared.length, misfits };
        }
        const known = { text, operationName, viewer: { audience, scopes: serving.audiences[audience].scopes } };
        const code = await failureOf(serving, known, document);
        if (code === undefined) {
          prepared.push(known);
        } else {
          failed.set(audience, code);
        }
      }
      if (failed.size === audiences.length || (audiences !== AUDIENCES && failed.size > 0)) {
        const { app, version } = rest;
        const codes = [...new Set(failed.values())];
        misfits.push({ app, version, operation: operationName, audiences: [...failed.keys()], codes });
      }
    }
  }
  return { prepared: prepared.length, cached: prepared.filter((known) => isCached(serving, known)).length, misfits };
}

/** The code of the error that a request for the operation would get; undefined where it is ready. */
async function failureOf(serving: Serving, known: KnownOperation, document: DocumentNode): Promise<string | undefined> {
  try {
    return (await prepare(serving, known, document)) ? undefined : 'GRAPHQL_VALIDATION_FAILED';
  } catch (error) {
    return String((error instanceof GraphQLError && error.extensions['code']) || 'INTERNAL_SERVER_ERROR');
  }
}

/** Whether the operation is valid, and so ready. Does nothing for one that is in the cache already. */
async function prepare(
  serving: Serving,
  { text, operationName, viewer }: KnownOperation,
  document: DocumentNode,
): Promise<boolean> {
  const slice = serving.slices.of(viewer);
  const documentHash = documentHashOf(text);
  const cached = serving.operations.find({ documentHash, operationName }, slice);
  if (cached === undefined && validationErrors(serving, { document }, slice).length > 0) {
    return false;
  }
  const operation = cached ?? addOperation(serving, { text, documentHash, document, operationName }, slice);
  const checked = checkVariables(serving.schema, operation.definition, {});
  await operation.variant('coerced' in checked ? checked.coerced : {});
  return true;
}

function isCached({ operations, slices }: Serving, { text, operationName, viewer }: KnownOperation): boolean {
  return operations.find({ documentHash: documentHashOf(text), operationName }, slices.of(viewer)) !== undefined;
}

/** As Apollo Server makes it. */
function documentHashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
