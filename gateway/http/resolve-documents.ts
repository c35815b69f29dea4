import type { HTTPGraphQLRequest } from '@apollo/server';

import { refusal } from '../errors.ts';
import type { ServedDocuments } from '../trusted-documents/open-documents.ts';
import type { Resolution } from '../trusted-documents/resolve-request.ts';

import type { ServeGraphql } from './graphql-server.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Puts the text of a known document into a request that names it by id, and refuses what its audience may not run, all before
 * Apollo Server sees the request. The ids are `documentId`, `doc_id` and `extensions.persistedQuery.sha256Hash`, in a JSON
 * body or a query string; Apollo Server gets none of them.
 *
 * Apollo Server still refuses whatever is no well-formed request, among it a plain GET that another site can send (CSRF).
 */
export function resolveDocuments(serve: ServeGraphql, documents: Pick<ServedDocuments, 'resolve'>): ServeGraphql {
  return (request, scope) => {
    const form = formOf(request);
    if (form === undefined) {
      return serve(request, scope);
    }
    const { query, documentId, doc_id, extensions } = form.parameters;
    const persistedQuery = isJsonObject(extensions) ? extensions['persistedQuery'] : undefined;
    const resolution = documents.resolve({ query, documentId, doc_id, persistedQuery }, scope);
    if (resolution.kind === 'refused') {
      const { code, message, documentHash } = resolution;
      scope.notes.errorCodes.add(code);
      scope.notes.documentHash = documentHash;
      return Promise.reject(refusal(code, message));
    }
    if (resolution.kind === 'unknown') {
      return serve(request, scope);
    }
    const name = form.parameters['operationName'] ?? onlyOperation(resolution);
    if (resolution.operations.some((operation) => operation === name)) {
      scope.notes.operationName = String(name);
    }
    return serve(form.withDocument(resolution), scope);
  };
}

/** The parameters of a request in one of its two forms, and the same request with the text of a document. */
interface RequestForm {
  readonly parameters: Json;
  withDocument(document: Known): HTTPGraphQLRequest;
}

type Known = Extract<Resolution, { kind: 'known' }>;

/** Undefined where the body is no JSON object, which Apollo Server refuses. */
function formOf(request: HTTPGraphQLRequest): RequestForm | undefined {
  if (request.method === 'GET') {
    return queryStringForm(request);
  }
  return isJsonObject(request.body) ? bodyForm(request, request.body) : undefined;
}

function bodyForm(request: HTTPGraphQLRequest, body: Json): RequestForm {
  return {
    parameters: body,
    withDocument(document) {
      const { documentId, doc_id, extensions, ...others } = body;
      const operationName = others['operationName'] ?? onlyOperation(document);
      const kept = isJsonObject(extensions) ? withoutHash(extensions) : extensions;
      return { ...request, body: { ...others, query: document.text, operationName, extensions: kept ?? null } };
    },
  };
}

function queryStringForm(request: HTTPGraphQLRequest): RequestForm {
  const given = new URLSearchParams(request.search);
  const extensions = given.getAll('extensions');
  const parsed = extensions.length === 1 ? parseJson(extensions[0]) : undefined;
  return {
    parameters: {
      operationName: given.get('operationName') ?? undefined,
      query: oneOf(given, 'query'),
      documentId: oneOf(given, 'documentId'),
      doc_id: oneOf(given, 'doc_id'),
      extensions: parsed,
    },
    withDocument(document) {
      const search = new URLSearchParams(given);
      search.delete('documentId');
      search.delete('doc_id');
      search.set('query', document.text);
      const operation = onlyOperation(document);
      if (!search.has('operationName') && operation !== null) {
        search.set('operationName', operation);
      }
      if (isJsonObject(parsed)) {
        search.set('extensions', JSON.stringify(withoutHash(parsed)));
      }
      return { ...request, search: `?${search}` };
    },
  };
}

/** A list where it is there several times, which is no text and so no document. */
function oneOf(search: URLSearchParams, name: string): unknown {
  const values = search.getAll(name);
  return values.length > 1 ? values : values[0];
}

/**
 * The name of a document's only operation; null where it has several or no name. Requests with and without the name are then
 * one operation in the cache: the one that was prepared.
 */
function onlyOperation({ operations }: Known): string | null {
  return operations.length === 1 ? (operations[0] ?? null) : null;
}

function withoutHash({ persistedQuery, ...others }: Json): Json {
  return others;
}

function isJsonObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Undefined where it is not JSON, which Apollo Server refuses. */
function parseJson(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return undefined;
  }
}
