import type { GraphQLSchema } from 'graphql';

import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { ERROR_CATALOGUE } from '../../errors.ts';
import type { SavedQuery } from '../saved-query.ts';

import { isValidUnder } from './checked-document.ts';
import { createBody, nameOfTitle, updateBody } from './own-body.ts';
import { ownDefinition } from './own-definition.ts';
import { notFound, OwnQueryError } from './own-errors.ts';
import { asSavedQuery, MAX_SECONDS, type OwnQuery, type OwnQueryContent } from './own-query.ts';
import { mayChange, mayCreate, maySee } from './own-rights.ts';
import type { OwnStore } from './own-store.ts';

export interface OwnAnswer {
  readonly status: number;
  readonly json: unknown;
}

/**
 * Answers a request for `/q/own` or `/q/own/<name>`.
 *
 * @param path of the URL, without the query string
 * @param body the parsed JSON; undefined where there is none
 * @throws the error of the database
 */
export type OwnRoutes = (method: string, path: string, body: unknown, viewer: Viewer) => Promise<OwnAnswer>;

export interface OwnRoutesOptions {
  readonly store: OwnStore;
  /** What the viewer may see of the API schema, with the rules of its scalars. */
  readonly schemaOf: (viewer: Viewer) => GraphQLSchema;
  /** Further faults of a query that is to be saved, each a sentence for its owner. */
  readonly check?: (query: SavedQuery, viewer: Viewer) => readonly string[] | Promise<readonly string[]>;
}

const ROOT = '/q/own';

/** The routes by which viewers keep queries of their own. */
export function ownRoutes({ store, schemaOf, check }: OwnRoutesOptions): OwnRoutes {
  async function list(viewer: Viewer): Promise<OwnAnswer> {
    const { queries, isComplete } = await store.list(viewer);
    const visible = queries.filter((own) => fits(viewer, own)).map((own) => summary(viewer, own));
    return { status: 200, json: { queries: visible, isComplete } };
  }

  async function create(viewer: Viewer, body: unknown): Promise<OwnAnswer> {
    if (!mayCreate(viewer)) {
      throw new OwnQueryError('UNAUTHENTICATED', '保存查询需要登录；公众不能保存查询。');
    }
    const { title, name = nameOfTitle(title), description = '', shared = 'private', ...given } = createBody(body);
    const content = { title, description, shared, ...ownDefinition(schemaOf(viewer), given) };
    await refuseFaults(viewer, { ...unsaved(viewer), ...content, name });
    return { status: 201, json: whole(viewer, await store.create(viewer, name, content)) };
  }

  async function find(viewer: Viewer, nameOrId: string): Promise<OwnQuery> {
    const own = await store.find(viewer, nameOrId);
    if (!fits(viewer, own)) {
      throw notFound();
    }
    return own;
  }

  async function update(viewer: Viewer, nameOrId: string, body: unknown): Promise<OwnAnswer> {
    const own = await find(viewer, nameOrId);
    if (!mayChange(viewer, own)) {
      throw new OwnQueryError('OWN_QUERY_FORBIDDEN', '只有保存这个查询的人可以修改或删除它。');
    }
    const { version, title, description, shared, document, rows, columns } = updateBody(body);
    let changes: Partial<OwnQueryContent> = {
      title: title ?? own.title,
      description: description ?? own.description,
      shared: shared ?? own.shared,
    };
    if (document !== undefined || rows !== undefined || columns !== undefined) {
      const given = { document: document ?? own.document, rows, columns };
      changes = { ...changes, ...ownDefinition(schemaOf(viewer), given, own.definition.columns) };
      await refuseFaults(viewer, { ...own, ...changes });
    }
    return { status: 200, json: whole(viewer, await store.update(viewer, own.id, version, changes)) };
  }

  async function remove(viewer: Viewer, nameOrId: string): Promise<OwnAnswer> {
    await store.remove(viewer, (await find(viewer, nameOrId)).id);
    return { status: 200, json: { removed: true } };
  }

  async function refuseFaults(viewer: Viewer, own: OwnQuery): Promise<void> {
    const faults = (await check?.(asSavedQuery(own), viewer)) ?? [];
    if (faults.length > 0) {
      throw new OwnQueryError('BAD_USER_INPUT', faults.join('\n'));
    }
  }

  /** Tokens can narrow scopes: a colleague's text must not show a field that does not exist for this viewer. */
  function fits(viewer: Viewer, own: OwnQuery): boolean {
    return mayChange(viewer, own) || (maySee(viewer, own) && isValidUnder(schemaOf(viewer), own.document));
  }

  async function route(method: string, path: string, body: unknown, viewer: Viewer): Promise<OwnAnswer> {
    if (path === ROOT) {
      switch (method) {
        case 'GET':
          return list(viewer);
        case 'POST':
          return create(viewer, body);
        default:
          throw methodNotAllowed('GET、POST');
      }
    }
    if (!path.startsWith(`${ROOT}/`)) {
      throw notFound();
    }
    const name = path.slice(ROOT.length + 1);
    switch (method) {
      case 'GET':
        return { status: 200, json: whole(viewer, await find(viewer, name)) };
      case 'PUT':
        return update(viewer, name, body);
      case 'DELETE':
        return remove(viewer, name);
      default:
        throw methodNotAllowed('GET、PUT、DELETE');
    }
  }

  return async (method, path, body, viewer) => {
    try {
      return await route(method, path, body, viewer);
    } catch (error) {
      if (error instanceof OwnQueryError) {
        return refused(error);
      }
      throw error;
    }
  };
}

function methodNotAllowed(allowed: string): OwnQueryError {
  return new OwnQueryError('METHOD_NOT_ALLOWED', `这个地址只接受 ${allowed}。`);
}

function refused({ code, message }: OwnQueryError): OwnAnswer {
  const errors = message.split('\n').map((one) => ({ message: one, extensions: { code } }));
  return { status: ERROR_CATALOGUE[code].httpStatus, json: { errors } };
}

function unsaved({ audience, region, court, unit, subject }: Viewer & { readonly subject: string }) {
  const office = { audience, region, court, unit };
  return { id: 'new', owner: subject, office, version: 1, createdAt: '', updatedAt: '' };
}

/** A colleague's query has its id in the address, since names are unique only among one's own. */
function summary(viewer: Viewer, own: OwnQuery) {
  const { id, name, title, description, shared, owner, version, createdAt, updatedAt } = own;
  const isMine = mayChange(viewer, own);
  const url = `${ROOT}/${isMine ? name : id}`;
  return { id, name, url, title, description, shared, owner, isMine, version, createdAt, updatedAt };
}

function whole(viewer: Viewer, own: OwnQuery) {
  const { parameters, rowPath, columns } = own.definition;
  return {
    ...summary(viewer, own),
    maxSeconds: MAX_SECONDS,
    document: own.document,
    parameters,
    rows: rowPath.join('.'),
    columns,
  };
}
