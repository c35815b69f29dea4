import type { GraphQLSchema } from 'graphql';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import type { DocumentModes } from '../../trusted-documents/documents-options.ts';
import { checkDefinition, type CheckedAgainst, type RunnableQuery } from '../definition/check-definition.ts';
import { loginNeeded, QueryError, queryNotFound } from '../query-error.ts';
import type { SavedQuery } from '../saved-query.ts';

import { isValidUnder } from './checked-document.ts';
import { OwnQueryError } from './own-errors.ts';
import { asSavedQuery } from './own-query.ts';
import { mayChange } from './own-rights.ts';
import { ownRoutes, type OwnAnswer } from './own-routes.ts';
import { openOwnStore, type OwnStore, type OwnStoreAddress } from './own-store.ts';

/** The queries that viewers keep, over the supergraph in service. */
export interface OwnQueries {
  /** Answers `/q/own` and `/q/own/<name>`. @throws QueryError 401 without a token */
  answer(method: string, path: string, body: unknown, viewer: Viewer): Promise<OwnAnswer>;
  /** @throws QueryError 401 without a token, 404 where there is none that the viewer may run, 409 where it no longer fits the schema */
  findToRun(nameOrId: string, viewer: Viewer): Promise<RunnableQuery>;
  close(): Promise<void>;
}

export interface OwnQueriesOptions {
  readonly address: OwnStoreAddress;
  readonly checks: () => CheckedAgainst;
  readonly schemaOf: (viewer: Viewer) => GraphQLSchema;
  /** What an audience may run besides the documents of known clients; an own query is no such document. */
  readonly modes: DocumentModes;
  readonly onUnknown: (audience: Audience) => void;
}

/** The store is opened at its first use: a gateway whose viewers keep no queries needs none. */
export function ownQueries({ address, checks, schemaOf, modes, onUnknown }: OwnQueriesOptions): OwnQueries {
  let opening: Promise<OwnStore> | undefined;
  const store = async (): Promise<OwnStore> => {
    opening ??= openOwnStore(address);
    try {
      return await opening;
    } catch {
      opening = undefined;
      throw new QueryError('SUBGRAPH_UNAVAILABLE', 503, '保存查询的数据库现在不可用。', {}, { 'retry-after': '10' });
    }
  };
  const refuseUntrusted = ({ audience }: Viewer): void => {
    if (modes[audience] === 'trusted') {
      const message = '您的身份只能运行已登记的查询，不能保存或运行自己的查询。 Only known documents may be run.';
      throw new QueryError('DOCUMENT_NOT_TRUSTED', 403, message);
    }
    if (modes[audience] === 'log') {
      onUnknown(audience);
    }
  };
  const checked = (query: SavedQuery): ReturnType<typeof checkDefinition> =>
    checkDefinition({ query, lineOf: () => 1 }, checks());
  return {
    async answer(method, path, body, viewer) {
      refuseUnknown(viewer);
      if (method === 'POST' || method === 'PUT') {
        refuseUntrusted(viewer);
      }
      const check = (query: SavedQuery): readonly string[] => {
        const result = checked(query);
        return 'query' in result ? [] : result.map(({ message }) => message);
      };
      return ownRoutes({ store: await store(), schemaOf, check })(method, path, body, viewer);
    },
    async findToRun(nameOrId, viewer) {
      refuseUnknown(viewer);
      refuseUntrusted(viewer);
      const opened = await store();
      const own = await opened.findToRun(viewer, nameOrId).catch((error: unknown) => {
        throw error instanceof OwnQueryError ? queryNotFound() : error;
      });
      // Before parameters are looked at: a refused one would show that there is such a query.
      if (!mayChange(viewer, own) && !isValidUnder(schemaOf(viewer), own.document)) {
        throw queryNotFound();
      }
      const runnable = checked(asSavedQuery(own));
      if ('query' in runnable) {
        return runnable;
      }
      throw new QueryError('BAD_REQUEST', 409, '这个查询与现在的数据结构不符，请修改后再运行。');
    },
    async close() {
      const opened = await opening?.catch(() => undefined);
      await opened?.close();
    },
  };
}

/** Whoever has no token may be somebody with queries; browsers and Excel send one only when they are asked for it. */
function refuseUnknown({ subject }: Viewer): void {
  if (subject === null) {
    throw loginNeeded();
  }
}
