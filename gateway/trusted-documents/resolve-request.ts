import type { Audience } from '../../subgraphs/shared/access/audiences.ts';
import type { ErrorCode } from '../errors.ts';

import type { DocumentModes } from './documents-options.ts';
import { sha256 } from './manifest.ts';
import type { TrustedDocument } from './trusted-document.ts';

/** The parameters of a GraphQL request that say what to run, as the client sent them: nothing about them is checked. */
export interface DocumentParameters {
  readonly query: unknown;
  /** GraphQL over HTTP, appendix A. */
  readonly documentId: unknown;
  /** By custom, Relay's. */
  readonly doc_id: unknown;
  /** Apollo's: `extensions.persistedQuery`. */
  readonly persistedQuery: unknown;
}

export type Resolution =
  /** A known document. */
  | { readonly kind: 'known'; readonly text: string; readonly operations: TrustedDocument['operations'] }
  /** A text that is no known document but may run; or no document at all, which the protocol refuses. */
  | { readonly kind: 'unknown' }
  | {
      readonly kind: 'refused';
      readonly code: ErrorCode;
      readonly message: string;
      /** SHA-256 of the refused text, where there is one. */
      readonly documentHash?: string;
    };

/** The documents of a folder, by id and by text. */
export interface DocumentIndex {
  readonly size: number;
  /** @param id as in the manifest, or the SHA-256 of the text, with or without the prefix `sha256:` */
  withId(id: string): TrustedDocument | undefined;
  withText(text: string): TrustedDocument | undefined;
}

/** Where a text is in an active and a retired version, it is active. */
export function indexDocuments(documents: readonly TrustedDocument[]): DocumentIndex {
  const byText = new Map<string, TrustedDocument>();
  for (const document of documents) {
    if (document.status === 'active' || !byText.has(document.text)) {
      byText.set(document.text, document);
    }
  }
  const byId = new Map<string, TrustedDocument>();
  for (const document of byText.values()) {
    const hash = sha256(document.text);
    byId.set(hash, document).set(`sha256:${hash}`, document);
  }
  for (const { id, text } of documents) {
    const document = byText.get(text);
    if (document !== undefined) {
      byId.set(id, document);
    }
  }
  return {
    size: documents.length,
    withId: (id) => byId.get(id),
    withText: (text) => byText.get(text),
  };
}

export interface ResolveParts {
  readonly index: DocumentIndex;
  readonly modes: DocumentModes;
  /** Called for a text that runs although mode `trusted` would refuse it. */
  readonly onUntrusted: (documentHash: string, known: TrustedDocument | undefined) => void;
}

/**
 * Finds the document that a request names, and decides whether its audience may run it. Nothing is parsed and nothing that a
 * client sends is kept, so the answer is the same for the first and the thousandth request.
 */
export function resolveRequest(parameters: DocumentParameters, audience: Audience, parts: ResolveParts): Resolution {
  const { query } = parameters;
  const ids = idsOf(parameters);
  if (ids === undefined) {
    return refused('BAD_REQUEST', 'An id of a document is a text that is not empty.');
  }
  if (ids.length > 0) {
    return byId(ids, parameters, parts.index);
  }
  return typeof query === 'string' && hasText(query) ? byText(query, audience, parts) : { kind: 'unknown' };
}

/** The ids in a request; undefined where one is malformed. */
function idsOf({ documentId, doc_id, persistedQuery }: DocumentParameters): readonly string[] | undefined {
  const hash = isPresent(persistedQuery) ? ((persistedQuery as { sha256Hash?: unknown }).sha256Hash ?? '') : undefined;
  const ids = [documentId, doc_id, hash].filter(isPresent);
  return ids.every((id) => typeof id === 'string' && id !== '') ? (ids as string[]) : undefined;
}

function isPresent(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** Some clients send an empty text beside an id. */
function hasText(query: unknown): boolean {
  return isPresent(query) && query !== '';
}

function byId(ids: readonly string[], parameters: DocumentParameters, index: DocumentIndex): Resolution {
  const { query } = parameters;
  const [document, ...others] = ids.map((id) => index.withId(id));
  if (document === undefined || others.includes(undefined)) {
    return notFound(parameters, index);
  }
  if (others.some((other) => other !== document) || (hasText(query) && query !== document.text)) {
    return refused('BAD_REQUEST', 'The ids and the text in the request are not the same document.');
  }
  return document.status === 'retired' ? retired(document) : known(document);
}

/** Apollo Client sends a text after PERSISTED_QUERY_NOT_FOUND, and no more hashes after PERSISTED_QUERY_NOT_SUPPORTED. */
function notFound({ query, documentId, doc_id }: DocumentParameters, { size }: DocumentIndex): Resolution {
  if (isPresent(documentId) || isPresent(doc_id)) {
    return refused('DOCUMENT_NOT_FOUND', 'No document is known under this id.');
  }
  return hasText(query) || size === 0
    ? refused('PERSISTED_QUERY_NOT_SUPPORTED', 'Documents cannot be registered.')
    : refused('PERSISTED_QUERY_NOT_FOUND', 'No document is known under this hash.');
}

function byText(query: string, audience: Audience, { index, modes, onUntrusted }: ResolveParts): Resolution {
  const document = index.size === 0 ? undefined : index.withText(query);
  if (document?.status === 'active') {
    return known(document);
  }
  const mode = modes[audience];
  if (mode === 'trusted') {
    const documentHash = sha256(query);
    return document === undefined
      ? { ...refused('DOCUMENT_NOT_TRUSTED', 'Only known documents are run here; send the id of one.'), documentHash }
      : { ...retired(document), documentHash };
  }
  if (mode === 'log') {
    onUntrusted(sha256(query), document);
  }
  return { kind: 'unknown' };
}

function known({ text, operations }: TrustedDocument): Resolution {
  return { kind: 'known', text, operations };
}

function retired({ app, version }: TrustedDocument) {
  return refused('DOCUMENT_RETIRED', `Version ${version} of ${app} is retired; a newer one is needed.`);
}

function refused(code: ErrorCode, message: string) {
  return { kind: 'refused' as const, code, message };
}
