import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { sampleAddresses } from '../../seed/load.ts';
import { testTargets } from '../../seed/test-data/test-targets.ts';
import { developmentKeyText, envelopeKeysText } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { ENVELOPE_HEADER } from '../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import { SUBGRAPH_NAMES } from '../../subgraphs/shared/server/subgraph-names.ts';
import { IS_DEEP } from '../../subgraphs/shared/testing/depth.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { bearerHeaders } from '../authentication/issuing/personas.ts';
import { lineTo, type CuttableLine } from '../verification/support/cuttable-line.ts';
import type { ClientError } from '../verification/support/open-graph.ts';
import { startProcess, type RealProcess } from '../verification/support/real-process.ts';

interface Reply {
  data: {
    enforcementCases: { edges: { node: { id: string; caseNumber: string; assets: unknown[] | null } }[] };
  } | null;
  errors?: ClientError[];
}

const CASES_WITH_ASSETS = '{ enforcementCases(first: 3) { edges { node { id caseNumber assets { id } } } } }';
const SECRET = /127\.0\.0\.1|localhost|mysql|select |sqlite|ECONN|at \w+ \(/i;

const targets = await testTargets({ all: IS_DEEP });
const mysql = targets.find(({ target }) => target.kind === 'mysql');
const sqlite = sampleAddresses(targets[0]!.target);

describe('six processes, one per role', () => {
  let gateway: RealProcess;
  const subgraphs = new Map<string, RealProcess>();

  beforeAll(async () => {
    const urls: Record<string, string> = {};
    await Promise.all(
      SUBGRAPH_NAMES.map(async (name) => {
        const subgraph = await startSubgraph(name, sqlite[name].kind === 'sqlite' ? sqlite[name].file : '');
        subgraphs.set(name, subgraph);
        urls[`SUBGRAPH_${name.toUpperCase()}_URL`] = subgraph.url;
      }),
    );
    gateway = await startProcess({ GATEWAY_PORT: '0', ...urls }, 'gateway/main.ts');
  });
  afterAll(async () => {
    await gateway.stop();
    await Promise.all([...subgraphs.values()].map((subgraph) => subgraph.stop()));
  });

  it('answer together', async () => {
    const reply = await query(gateway.url, CASES_WITH_ASSETS);
    expect(reply.errors).toBeUndefined();
    expect(reply.data?.enforcementCases.edges).toHaveLength(3);
    expect(reply.data?.enforcementCases.edges[0]?.node.assets).not.toBeNull();
  });

  it('return everything except the data of the one that died, with one error', async () => {
    await subgraphs.get('assets')!.kill();
    const reply = await query(gateway.url, CASES_WITH_ASSETS);
    expect(reply.data?.enforcementCases.edges.map(({ node }) => node.assets)).toEqual([null, null, null]);
    expect(reply.data?.enforcementCases.edges.every(({ node }) => node.caseNumber.endsWith('号'))).toBe(true);
    expect(reply.errors).toHaveLength(1);
    expect(reply.errors?.[0]).toMatchObject({
      path: ['enforcementCases', 'edges', 'node'],
      extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'assets' },
    });
    expect(JSON.stringify(reply.errors)).not.toMatch(SECRET);
  });
});

describe('a database that goes away and comes back', () => {
  if (!mysql) {
    it('is tested on MySQL only', () => {
      process.stderr.write('not run: a database that goes away; no server answers at MYSQL_URL\n');
      expect(mysql).toBeUndefined();
    });
    return;
  }
  const address = sampleAddresses(mysql.target).cases;
  const real = new URL(address.kind === 'mysql' ? address.url : '');
  let line: CuttableLine;
  let subgraph: RealProcess;

  beforeAll(async () => {
    line = await lineTo(real.hostname, Number(real.port || 3306));
    const throughLine = new URL(real);
    throughLine.host = `127.0.0.1:${line.port}`;
    subgraph = await startSubgraph('cases', throughLine.toString());
  });
  afterAll(async () => {
    await subgraph.stop();
    await line.close();
  });

  it('is a typed error without details, and recovers without a restart', async () => {
    const courtsQuery = '{ courts(first: 1) { edges { node { code } } } }';
    expect((await queryAsGateway(subgraph.url, courtsQuery)).errors).toBeUndefined();

    line.cut();
    const { errors } = await queryAsGateway(subgraph.url, courtsQuery);
    expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(JSON.stringify(errors)).not.toMatch(SECRET);
    expect((await fetch(new URL('/health/ready', subgraph.url))).status).toBe(503);

    line.mend();
    expect((await queryAsGateway(subgraph.url, courtsQuery)).errors).toBeUndefined();
    expect((await fetch(new URL('/health/ready', subgraph.url))).status).toBe(200);
  });
});

function startSubgraph(name: string, database: string): Promise<RealProcess> {
  const env = { SUBGRAPH_PORT: '0', [`${name.toUpperCase()}_DATABASE_URL`]: database };
  return startProcess(env, 'subgraphs/main.ts', name);
}

/** Queries the gateway as a client does. */
async function query(url: string, document: string): Promise<Reply> {
  return send(`${url}/graphql`, JSON.stringify({ query: document }), await bearerHeaders('court'));
}

/** Queries the cases subgraph as the gateway does; the process has the development key. */
function queryAsGateway(endpoint: string, query: string): Promise<Reply> {
  const [key] = envelopeKeysText.parse(developmentKeyText('cases'));
  const body = JSON.stringify({ query });
  const envelope = envelopeSigner('cases', key)(SUPREME_COURT_VIEWER, 'outage', body);
  return send(endpoint, body, { [ENVELOPE_HEADER]: envelope, 'x-request-id': 'outage' });
}

async function send(endpoint: string, body: string, headersOfCaller: Readonly<Record<string, string>>): Promise<Reply> {
  const headers = { 'content-type': 'application/json', 'accept-language': 'en', ...headersOfCaller };
  return (await (await fetch(endpoint, { method: 'POST', headers, body })).json()) as Reply;
}
