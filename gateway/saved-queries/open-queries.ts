import type { Logger } from 'pino';

import { fieldRightsKey } from '../../subgraphs/shared/access/viewer.ts';
import { clockOf } from '../../subgraphs/shared/clock.ts';
import type { AccessLedger } from '../access-ledger/access-ledger.ts';
import { entryOf } from '../access-ledger/entry.ts';
import type { ServedSupergraph } from '../serving/served-supergraph.ts';
import type { OfficeRuns } from '../subgraph-client/office-runs.ts';
import type { DocumentModes } from '../trusted-documents/documents-options.ts';

import type { RunnableQuery } from './definition/check-definition.ts';
import { ownQueries } from './own/own-queries.ts';
import type { OwnStoreAddress } from './own/own-store.ts';
import { queriesRoute, type QueriesRoute, type QueriesRouteParts, type ServedQueries } from './queries-route.ts';
import { QueryError } from './query-error.ts';
import { LIBRARY, makeRegistry, readDefinitions, stampOf, type Definitions } from './registry.ts';
import { runLimits, type RunLimitOptions } from './run/run-limits.ts';
import type { RunAnswer } from './run/run-query.ts';
import { runRecords } from './run/run-records.ts';

export interface SavedQueriesOptions extends RunLimitOptions {
  /** The day that data are read as of; null for the machine's own. */
  readonly today: string | null;
  /** The largest reply of an office that is accepted: pages of runs stay below it. */
  readonly replyBytes: number;
  /** Where viewers’ own queries are stored. */
  readonly ownStore: OwnStoreAddress;
  /** Of `GATEWAY_DOCUMENTS`. */
  readonly documentModes: DocumentModes;
  /** Folders of an office's own definitions, beside the library. */
  readonly folders: readonly string[];
}

/** How long changed files may stay unnoticed, in milliseconds. */
const RELOAD_MS = 2_000;

/**
 * The saved queries of the supergraph in service, by HTTP. Definitions are checked when they are read, when their files have
 * changed, and against every new supergraph; faults are logged, and what has faults is not served.
 */
export async function openQueries(
  { folders, ownStore, documentModes, replyBytes, today, ...limits }: SavedQueriesOptions,
  served: Pick<ServedSupergraph, 'answer' | 'checks' | 'lastRequestAt' | 'sliceOf'>,
  offices: OfficeRuns,
  ledger: Pick<AccessLedger, 'record'>,
  page: QueriesRouteParts['page'],
  logger: Logger,
): Promise<{ readonly route: QueriesRoute; close(): Promise<void> }> {
  const all = [LIBRARY, ...folders];
  let definitions = await readDefinitions(all);
  let lookedAt = Date.now();
  let current:
    { readonly queries: ServedQueries; readonly generation: number; readonly definitions: Definitions } | undefined;

  const serve = async (): Promise<ServedQueries> => {
    if (Date.now() - lookedAt > RELOAD_MS) {
      lookedAt = Date.now();
      if ((await stampOf(all)) !== definitions.stamp) {
        definitions = await readDefinitions(all);
      }
    }
    const checks = served.checks();
    if (current?.generation !== checks.number || current.definitions !== definitions) {
      const registry = makeRegistry(definitions, checks);
      for (const fault of registry.faults) {
        logger.error({ ...fault }, 'saved query not served');
      }
      current = { queries: { registry, schema: checks.schema }, generation: checks.number, definitions };
    }
    return current.queries;
  };
  await serve();
  const own = ownQueries({
    address: ownStore,
    checks: served.checks,
    schemaOf: (viewer) => served.sliceOf(viewer).schema,
    modes: documentModes,
    onUnknown: (audience) => logger.info({ audience, kind: 'own query' }, 'unknown document'),
  });
  const route = queriesRoute({
    answer: served.answer,
    lastRequestAt: served.lastRequestAt,
    replyBytes,
    offices,
    dataAt: (read) => (today === null ? read : clockOf(today)()),
    limits: runLimits(limits),
    records: runRecords(),
    own,
    mayRun: scopeChecker(served),
    recordProvision: provisionRecorder(served, ledger),
    current: serve,
    page,
  });
  const answered: QueriesRoute = async (request, url, scope, body) => {
    try {
      return await route(request, url, scope, body);
    } catch (error) {
      if (!(error instanceof QueryError)) {
        throw error;
      }
      scope.notes.errorCodes.add(error.code);
      return errorAnswer(error);
    }
  };
  return { route: answered, close: () => own.close() };
}

/** Each query is checked once for the same rights: marking what is denied costs a millisecond. */
function scopeChecker({ checks }: Pick<ServedSupergraph, 'checks'>): QueriesRouteParts['mayRun'] {
  const known = new WeakMap<RunnableQuery, Map<string, boolean>>();
  return (viewer, query) => {
    const key = fieldRightsKey(viewer);
    const ofQuery = known.get(query) ?? new Map<string, boolean>();
    known.set(query, ofQuery);
    const answer = ofQuery.get(key) ?? checks().faultsFor(viewer.audience, query.document, viewer.scopes).length === 0;
    // Tokens can narrow their scopes in many ways.
    if (ofQuery.size < MAX_RIGHTS) {
      ofQuery.set(key, answer);
    }
    return answer;
  };
}

const MAX_RIGHTS = 100;

/** Records a file where its document has fields that the ledger records; what cannot be recorded is not provided. */
function provisionRecorder(
  served: Pick<ServedSupergraph, 'checks'>,
  ledger: Pick<AccessLedger, 'record'>,
): QueriesRouteParts['recordProvision'] {
  return async ({ requestId, viewer }, { query: { query, document }, form, rows, sha256, variables }) => {
    const { fields, classes } = served.checks().recordedIn(document);
    if (fields.length === 0) {
      return;
    }
    const named = query.parameters.filter(({ isPersonal, type }) => isPersonal && type.includes('IdentityNumber'));
    const people = named
      .flatMap(({ name }) => variables[name] ?? [])
      .map((identityNumber) => ({ identityNumber: String(identityNumber) }));
    // Short enough for the ledger's column on MySQL, 128 characters, with the longest name.
    const digest = Buffer.from(sha256, 'hex').toString('base64url');
    const request = { requestId, viewer, documentHash: `${query.name} v${query.version} ${form} ${digest}` };
    try {
      await ledger.record(entryOf(request, 'provided', { fields, classes, rows, people }));
    } catch {
      const message = '访问台账现在无法写入，含个人信息的文件不能出具。 The access ledger cannot be written now.';
      throw new QueryError('ACCESS_LEDGER_UNAVAILABLE', 503, message, {}, { 'retry-after': '10' });
    }
  };
}

function errorAnswer({ status, code, message, facts, headers }: QueryError): RunAnswer {
  return {
    status,
    headers: { 'cache-control': 'no-store', ...headers },
    body: '',
    refusal: { code, message, facts },
  };
}
