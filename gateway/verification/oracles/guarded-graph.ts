import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { pino } from 'pino';

import type { Audience, Viewer } from '../../../subgraphs/shared/access/viewer.ts';
import { ENVELOPE_HEADER } from '../../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../../subgraphs/shared/envelope/sign-envelope.ts';
import type { SubgraphName } from '../../../subgraphs/shared/server/define-subgraph.ts';
import type { SubgraphHandler } from '../../../subgraphs/shared/server/subgraph-handler.ts';
import { bearerHeaders, type Bearer } from '../../authentication/issuing/personas.ts';
import { loadAudiences } from '../../authorization/audiences.ts';
import { readConfig } from '../../config.ts';
import { createGateway } from '../../gateway.ts';
import { openAll } from '../../one-process/open-all.ts';
import type { ClientError } from '../support/whole-graph.ts';

import { writeSmallWorld, type StoredRow } from './small-world.ts';

/** An answer as it travelled. */
export interface Told {
  readonly status: number;
  /** The body, to be compared to the byte. */
  readonly text: string;
  /** Without what differs from answer to answer: the date and the request id. */
  readonly headers: Readonly<Record<string, string>>;
  readonly data: Readonly<Record<string, never>> | null;
  readonly errors: readonly ClientError[];
  /** Number of statements that the databases were sent. */
  readonly statements: number;
}

/** The whole graph over a small world, all that guards it on, and all that leaves it heard. */
export interface GuardedGraph {
  readonly rows: readonly StoredRow[];
  readonly folder: string;
  /** Asks over HTTP with a token. */
  ask(asker: Bearer, query: string, variables?: object): Promise<Told>;
  get(asker: Bearer, path: string): Promise<Told>;
  /** Asks one subgraph as the gateway would for a viewer of these rights: `scopes` are the audience's unless given. */
  straightAt(subgraph: SubgraphName, viewer: Rights, query: string, variables?: object): Promise<Told>;
  /** What the gateway and the subgraphs logged since the start. */
  log(): string;
  /** Every reply of a subgraph since the last question. */
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
  const heard = Object.entries(subgraphs.handlers).map(([name, handler]): [string, SubgraphHandler] => [
    name,
    async (request) => {
      const reply = await handler(request);
      replies.push(reply.body);
      return reply;
    },
  ]);
  const config = readConfig({
    LIANZHI_ENV: 'test',
    GATEWAY_PORT: '0',
    SUBGRAPH_DEADLINE_MS: '60000',
    PLANNER_MS: '60000',
    ACCESS_LEDGER: join(folder, 'access-ledger.sqlite'),
    LEDGER_HEADS_FILE: join(folder, 'access-ledger.heads'),
  });
  const gateway = await createGateway(config, {
    subgraphs: Object.fromEntries(heard),
    envelopeKeys: subgraphs.envelopeKeys,
    logger,
  });
  const audiences = await loadAudiences();
  const tokens = new Map<string, Promise<Readonly<Record<string, string>>>>();
  const headersOf = (asker: Bearer): Promise<Readonly<Record<string, string>>> => {
    const key = JSON.stringify(asker);
    const known = tokens.get(key) ?? bearerHeaders(asker);
    tokens.set(key, known);
    return known;
  };

  const send = async (path: string, init: RequestInit): Promise<Told> => {
    [statements, replies] = [0, []];
    const response = await fetch(`${gateway.url}${path}`, init);
    const { date: _, 'x-request-id': __, ...headers } = Object.fromEntries(response.headers);
    return told(response.status, await response.text(), headers, statements);
  };

  return {
    rows,
    folder,
    ask: async (asker, query, variables) =>
      send('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...(await headersOf(asker)) },
        body: JSON.stringify({ query, variables }),
      }),
    get: async (asker, path) => send(path, { headers: { ...(await headersOf(asker)) } }),
    async straightAt(subgraph, { audience, ...rights }, query, variables) {
      const viewer: Viewer = { ...NOBODY, audience, scopes: audiences[audience].scopes, ...rights };
      const body = JSON.stringify({ query, variables });
      const envelope = envelopeSigner(subgraph, subgraphs.envelopeKeys[subgraph][0])(viewer, 'straight', body);
      const headers = { 'x-request-id': 'straight', [ENVELOPE_HEADER]: envelope };
      statements = 0;
      const reply = await subgraphs.handlers[subgraph]({ body, headers, signal: new AbortController().signal });
      return told(reply.status, reply.body, {}, statements);
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

function told(status: number, text: string, headers: Record<string, string>, statements: number): Told {
  const isJson = text.startsWith('{');
  const { data = null, errors = [] } = isJson ? (JSON.parse(text) as Partial<Told>) : {};
  return { status, text, headers, data, errors, statements };
}

/** Everyone the graph tells apart, each over a part of the small world. */
export const ASKERS: Readonly<Record<Audience, Bearer>> = {
  court: { audience: 'court', subject: 'judge-of-xiapu', court: '闽0921', purpose: '执行办案' },
  committee: { audience: 'committee', subject: 'committee-of-ningde', region: '350900', purpose: '执行监督' },
  assessment: { audience: 'assessment', subject: 'assessor-of-ningde', region: '350900', purpose: '年度考评' },
  member: 'member',
  analyst: { audience: 'analyst', subject: 'analyst-of-ningde', region: '350900', purpose: '统计分析' },
  auditor: 'auditor',
  public: 'public',
};
