import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import type { Audience } from '../../../subgraphs/shared/access/audiences.ts';
import type { Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { ENVELOPE_HEADER } from '../../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { loadAudiences } from '../../authorization/audiences.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';
import type { ClientError } from '../support/open-graph.ts';

import { writeSmallWorld, type StoredRow } from './small-world.ts';

/** A response. */
export interface Response {
  readonly status: number;
  /** The body, for comparisons by byte. */
  readonly text: string;
  /** Without those that always differ: the date and the request id. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, never>> | null;
  readonly errors: readonly ClientError[];
  /** Number of SQL statements. */
  readonly statements: number;
}

/** The whole graph over a small world, with all protection on and all output recorded. */
export interface GuardedGraph {
  readonly rows: readonly StoredRow[];
  readonly folder: string;
  /** Sends a query over HTTP with a token. */
  query(bearer: Bearer, query: string, variables?: object): Promise<Response>;
  get(bearer: Bearer, path: string): Promise<Response>;
  /** Sends a query to one subgraph as the gateway would for this viewer: `scopes` are the audience's unless given. */
  querySubgraph(subgraph: SubgraphName, viewer: Rights, query: string, variables?: object): Promise<Response>;
  /** What the gateway and the subgraphs logged since the start. */
  log(): string;
  /** Every reply of a subgraph since the last request. */
  replies(): readonly string[];
  close(): Promise<void>;
}

export type Rights = Pick<Viewer, 'audience'> & Partial<Pick<Viewer, 'scopes' | 'region' | 'court' | 'unit'>>;

export async function openGuardedGraph(
  change: (row: StoredRow) => StoredRow['values'] = ({ values }) => values,
): Promise<GuardedGraph> {
  const folder = await mkdtemp(join(tmpdir(), 'lianzhi-guarded-'));
  const { addresses, rows } = await writeSmallWorld(folder, change);
  const lines: string[] = [];
  const logger = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  let statements = 0;
  let replies: string[] = [];
  const onStatement = (): void => void (statements += 1);
  const subgraphs = await openAll(addresses, { cursorKey: 'cursors of the oracles', logger, onStatement });
  const recorded = Object.entries(subgraphs.handlers).map(([name, handler]): [string, SubgraphHandler] => [
    name,
    async (request) => {
      const reply = await handler(request);
      replies.push(reply.body);
      return reply;
    },
  ]);
  const config = readConfig({
    LIMITS_FILE: 'none',
    LIANZHI_ENV: 'test',
    GATEWAY_PORT: '0',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '60000',
    ACCESS_LEDGER: join(folder, 'access-ledger.sqlite'),
    LOOKUPS_PER_HOUR: '1000000',
    LOOKUP_CANDIDATES: '1000000',
    LEDGER_HEADS_FILE: join(folder, 'access-ledger.heads'),
    LEDGER_SIGNING_KEY_FILE: join(folder, 'access-ledger.key'),
  });
  const gateway = await createGateway(config, {
    subgraphs: Object.fromEntries(recorded),
    envelopeKeys: subgraphs.envelopeKeys,
    logger,
  });
  const audiences = await loadAudiences();
  const tokens = new Map<string, Promise<Readonly<Record<string, string>>>>();
  const headersOf = (bearer: Bearer): Promise<Readonly<Record<string, string>>> => {
    const key = JSON.stringify(bearer);
    const known = tokens.get(key) ?? bearerHeaders(bearer);
    tokens.set(key, known);
    return known;
  };

  const send = async (path: string, init: RequestInit): Promise<Response> => {
    [statements, replies] = [0, []];
    const response = await fetch(`${gateway.url}${path}`, init);
    const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(response.headers);
    return responseOf(response.status, await response.text(), headers, statements);
  };

  return {
    rows,
    folder,
    query: async (bearer, query, variables) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'accept-language': 'en', ...(await headersOf(bearer)) },
        body: JSON.stringify({ query, variables }),
      }),
    get: async (bearer, path) => send(path, { headers: { ...(await headersOf(bearer)) } }),
    async querySubgraph(subgraph, { audience, ...rights }, query, variables) {
      const viewer: Viewer = { ...NOBODY, audience, scopes: audiences[audience].scopes, ...rights };
      const body = JSON.stringify({ query, variables });
      const envelope = envelopeSigner(subgraph, subgraphs.envelopeKeys[subgraph][0])(viewer, 'direct', body);
      const headers = { 'x-request-id': 'direct', [ENVELOPE_HEADER]: envelope };
      statements = 0;
      const reply = await subgraphs.handlers[subgraph]({ body, headers, signal: new AbortController().signal });
      return responseOf(reply.status, reply.body, {}, statements);
    },
    log: () => lines.join(''),
    replies: () => replies,
    async close() {
      await gateway.stop();
      await subgraphs.close();
      await rm(folder, { recursive: true });
    },
  };
}

const NOBODY = { subject: null, region: null, court: null, unit: null, purpose: null };

function responseOf(status: number, text: string, headers: Record<string, string>, statements: number): Response {
  const isJson = text.startsWith('{');
  const { data = null, errors = [] } = isJson ? (JSON.parse(text) as Partial<Response>) : {};
  return { status, text, headers, data, errors, statements };
}

/** One viewer of each audience, each with a part of the small world. */
export const BEARERS: Readonly<Record<Audience, Bearer>> = {
  court: { audience: 'court', subject: 'judge-of-xiapu', court: '闽0921', purpose: '执行办案' },
  committee: { audience: 'committee', subject: 'committee-of-ningde', region: '350900', purpose: '执行监督' },
  assessment: { audience: 'assessment', subject: 'assessor-of-ningde', region: '350900', purpose: '年度考评' },
  member: 'member',
  analyst: { audience: 'analyst', subject: 'analyst-of-ningde', region: '350900', purpose: '统计分析' },
  auditor: 'auditor',
  public: 'public',
};
