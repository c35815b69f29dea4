import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import { developmentKeyText, envelopeKeysText } from '../../subgraphs/shared/envelope/envelope-key.ts';
import { ENVELOPE_HEADER, ENVELOPE_LIFETIME_MS } from '../../subgraphs/shared/envelope/envelope.ts';
import { envelopeSigner } from '../../subgraphs/shared/envelope/sign-envelope.ts';
import { envelopeVerifier } from '../../subgraphs/shared/envelope/verify-envelope.ts';
import type { SubgraphRequest } from '../../subgraphs/shared/server/subgraph-handler.ts';
import { SUPREME_COURT_VIEWER } from '../../subgraphs/shared/testing/viewers.ts';
import { bearerHeaders } from '../authentication/issuing/personas.ts';
import type { RunningGateway } from '../gateway.ts';
import { startFaultySubgraph, type FaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

/** What leaves the gateway for a subgraph over HTTP, whatever a client sends along. */

const QUESTION = '{ cases { title worth } }';
const KEYS = envelopeKeysText.parse(developmentKeyText('cases'));
const ASSESSMENT = { audience: 'assessment', region: '350900' } as const;

const asked: SubgraphRequest[] = [];
let cases: FaultySubgraph;
let gateway: RunningGateway;

beforeAll(async () => {
  cases = await startFaultySubgraph((request) => {
    asked.push(request);
    return tinyCases(request);
  });
  gateway = await startTinyGateway({ SUBGRAPH_CASES_URL: cases.url }, { assets: tinyAssets });
});
afterEach(() => {
  asked.length = 0;
  cases.behave(undefined);
});
afterAll(async () => {
  await gateway.stop();
  await cases.goDown();
});

function verifier() {
  return envelopeVerifier({ subgraph: 'cases', keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS });
}

async function askAs(asker: Parameters<typeof bearerHeaders>[0], headers: Record<string, string> = {}) {
  const init = { headers: { 'content-type': 'application/json', ...(await bearerHeaders(asker)), ...headers } };
  return postQuery(gateway, QUESTION, undefined, init);
}

describe('a request to a subgraph', () => {
  it('is signed for whom the token names, and for nobody in particular where there is none', async () => {
    await askAs({ ...ASSESSMENT, subject: 'someone', purpose: 'assessing' });
    await askAs('public');
    const verify = verifier();
    expect(asked.map(verify)).toMatchObject([
      { audience: 'assessment', region: '350900', court: null, subject: null, purpose: null },
      { audience: 'public', scopes: [], region: null, court: null, unit: null },
    ]);
  });

  it('has no header that the client sent, however it is named', async () => {
    await askAs('analyst');
    const [usual] = asked.splice(0);
    const forged = envelopeSigner('cases', KEYS[0])(SUPREME_COURT_VIEWER, 'by-the-client', usual?.body ?? '');
    await askAs('analyst', {
      [ENVELOPE_HEADER]: forged,
      'x-viewer': 'court',
      'x-scopes': 'party:identity',
      'x-forwarded-for': '10.0.0.1',
      'x-request-id': 'by-the-client',
      cookie: 'a=b',
    });
    const [request] = asked;
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual(Object.keys(usual?.headers ?? {}).sort());
    expect(Object.keys(usual?.headers ?? {}).sort()).toEqual(
      ['accept', 'connection', 'content-length', 'content-type', 'host', ENVELOPE_HEADER, 'x-request-id'].sort(),
    );
    expect(request?.headers[ENVELOPE_HEADER]).not.toBe(forged);
    expect(request && verifier()(request)).toMatchObject({ audience: 'analyst' });
  });

  it('that is sent once more is signed anew, and both would be answered', async () => {
    let isFirst = true;
    cases.behave((reply, response) => {
      response.writeHead(isFirst ? 503 : 200, { 'content-type': 'application/json' }).end(reply);
      isFirst = false;
    });
    expect((await askAs('analyst')).errors).toBeUndefined();
    expect(asked).toHaveLength(2);
    const verify = verifier();
    expect(asked.map(verify)).toMatchObject([{ audience: 'analyst' }, { audience: 'analyst' }]);
    expect(asked.map(verify)).toEqual(['replayed', 'replayed']);
  });

  it('that the subgraph does not believe is an error of that subgraph, not of the client', async () => {
    const refusal = { message: 'Nobody vouches.', extensions: { code: 'UNAUTHENTICATED' } };
    cases.behave((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [refusal] }));
    });
    const { status, errors } = await askAs('public');
    expect(status).toBe(200);
    expect(errors).toMatchObject([
      {
        message: 'The cases subgraph does not accept this gateway’s signature.',
        path: ['cases'],
        extensions: { code: 'SUBGRAPH_UNAVAILABLE', subgraph: 'cases' },
      },
    ]);
  });
});
