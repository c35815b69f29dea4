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

/** The requests that the gateway sends to a subgraph over HTTP, regardless of the client's headers. */

const QUERY = '{ cases { title worth } }';
const KEYS = envelopeKeysText.parse(developmentKeyText('cases'));
const ASSESSMENT = { audience: 'assessment', region: '350900' } as const;

const requests: SubgraphRequest[] = [];
let cases: FaultySubgraph;
let gateway: RunningGateway;

beforeAll(async () => {
  cases = await startFaultySubgraph((request) => {
    requests.push(request);
    return tinyCases(request);
  });
  gateway = await startTinyGateway({ SUBGRAPH_CASES_URL: cases.url }, { assets: tinyAssets });
});
afterEach(() => {
  requests.length = 0;
  cases.behave(undefined);
});
afterAll(async () => {
  await gateway.stop();
  await cases.goDown();
});

function verifier() {
  return envelopeVerifier({ subgraph: 'cases', keys: KEYS, lifetimeMs: ENVELOPE_LIFETIME_MS });
}

async function queryAs(viewer: Parameters<typeof bearerHeaders>[0], headers: Record<string, string> = {}) {
  const init = {
    headers: {
      'content-type': 'application/json',
      'accept-language': 'en',
      ...(await bearerHeaders(viewer)),
      ...headers,
    },
  };
  return postQuery(gateway, QUERY, undefined, init);
}

describe('a request to a subgraph', () => {
  it('is signed for the viewer of the token, and for the public without one', async () => {
    await queryAs({ ...ASSESSMENT, subject: 'someone', purpose: 'assessing' });
    await queryAs('public');
    const verify = verifier();
    expect(requests.map(verify)).toMatchObject([
      { audience: 'assessment', region: '350900', court: null, subject: null, purpose: null },
      { audience: 'public', scopes: [], region: null, court: null, unit: null },
    ]);
  });

  it('has none of the client’s headers, whatever their name', async () => {
    await queryAs('analyst');
    const [usual] = requests.splice(0);
    const forged = envelopeSigner('cases', KEYS[0])(SUPREME_COURT_VIEWER, 'by-the-client', usual?.body ?? '');
    await queryAs('analyst', {
      [ENVELOPE_HEADER]: forged,
      'x-viewer': 'court',
      'x-scopes': 'party:identity',
      'x-forwarded-for': '10.0.0.1',
      'x-request-id': 'by-the-client',
      cookie: 'a=b',
    });
    const [request] = requests;
    expect(Object.keys(request?.headers ?? {}).sort()).toEqual(Object.keys(usual?.headers ?? {}).sort());
    expect(Object.keys(usual?.headers ?? {}).sort()).toEqual(
      ['accept', 'connection', 'content-length', 'content-type', 'host', ENVELOPE_HEADER, 'x-request-id'].sort(),
    );
    expect(request?.headers[ENVELOPE_HEADER]).not.toBe(forged);
    expect(request && verifier()(request)).toMatchObject({ audience: 'analyst' });
  });

  it('that is retried has a new signature, and both are valid', async () => {
    let isFirst = true;
    cases.behave((reply, response) => {
      response.writeHead(isFirst ? 503 : 200, { 'content-type': 'application/json' }).end(reply);
      isFirst = false;
    });
    expect((await queryAs('analyst')).errors).toBeUndefined();
    expect(requests).toHaveLength(2);
    const verify = verifier();
    expect(requests.map(verify)).toMatchObject([{ audience: 'analyst' }, { audience: 'analyst' }]);
    expect(requests.map(verify)).toEqual(['replayed', 'replayed']);
  });

  it('that the subgraph rejects is an error of that subgraph, not of the client', async () => {
    const refusal = { message: 'Nobody vouches.', extensions: { code: 'UNAUTHENTICATED' } };
    cases.behave((_, response) => {
      response.writeHead(401, { 'content-type': 'application/json' }).end(JSON.stringify({ errors: [refusal] }));
    });
    const { status, errors } = await queryAs('public');
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
