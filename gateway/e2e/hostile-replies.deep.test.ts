import { gzipSync } from 'node:zlib';

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';

import type { RunningGateway } from '../gateway.ts';
import { answerRaw, faultLineTo, type FaultLine, type LineFault } from '../verification/support/fault-line.ts';
import { startFaultySubgraph, type FaultySubgraph } from '../verification/support/faulty-subgraph.ts';
import { postQuery, startTinyGateway, type Result } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const QUERY = '{ cases { title assets { kind } } }';
const TITLES = ['case c1', 'case c2', 'case c3'];
const HEAD = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n';
const MEGABYTE = 1024 ** 2;

let assets: FaultySubgraph;
let line: FaultLine;
let gateway: RunningGateway;

describe.each(['compiled', 'apollo'])('through the %s executor:', (executor) => {
  beforeAll(async () => {
    assets = await startFaultySubgraph(tinyAssets);
    line = await faultLineTo(assets.url);
    const env = {
      SUBGRAPH_ASSETS_URL: line.url,
      SUBGRAPH_REPLY_BYTES: String(4 * MEGABYTE),
      SUBGRAPH_DEADLINE_MS: '60000',
      EXECUTOR: executor,
    };
    gateway = await startTinyGateway(env, { cases: tinyCases });
  });
  afterAll(async () => {
    await gateway.stop();
    await line.close();
    await assets.goDown();
  });
  afterEach(() => line.behave(undefined));

  describe('a reply of 200 MB', () => {
    it.each([
      ['with its length', `${HEAD}content-length: ${200 * MEGABYTE}\r\n\r\n`],
      ['without its length', `${HEAD}\r\n`],
    ])('%s is refused, and most of it is never sent', async (_how, head) => {
      let sent = 0;
      line.behave((near) => {
        const block = Buffer.alloc(MEGABYTE, ' ');
        const pump = (): void => {
          while (sent < 200 * MEGABYTE && near.writable) {
            sent += block.byteLength;
            if (!near.write(block)) {
              near.once('drain', pump);
              return;
            }
          }
        };
        near.write(head);
        pump();
      });
      const result = await postQuery(gateway, QUERY);
      expectOnlyAssetsLost(result, 'The assets subgraph answered with more than the gateway accepts.');
      await line.whenClosed();
      expect(sent).toBeLessThan(60 * MEGABYTE);
    });
  });

  describe('a reply in chunks', () => {
    it('of one byte each is read normally', async () => {
      const body = `${' '.repeat(100_000)}${entities('')}`;
      const chunks = [...Buffer.from(body)].map((byte) => `1\r\n${String.fromCharCode(byte)}\r\n`).join('');
      line.behave(answerRaw(`${HEAD}transfer-encoding: chunked\r\n\r\n`, chunks, '0\r\n\r\n'));
      const { data, errors } = await postQuery(gateway, QUERY);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ cases: TITLES.map((title) => ({ title, assets: [{ kind: 'HOUSE' }] })) });
    });

    it.each([
      ['whose head never ends', `${HEAD}x-filler: ${'x'.repeat(MEGABYTE)}`],
      ['with early hints only', 'HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(10_000)],
      ['that is not HTTP', 'SSH-2.0-OpenSSH_9.9\r\n'],
      ['with two lengths', `${HEAD}content-length: 5\r\ncontent-length: 6\r\n\r\n{"a":1}`],
    ])('%s counts as no reply', async (_how, bytes) => {
      line.behave(answerRaw(bytes));
      const { data, errors } = await postQuery(gateway, QUERY);
      expect(data?.['cases']).toEqual(TITLES.map((title) => ({ title, assets: null })));
      expect(errors?.map(({ extensions }) => extensions['code'])).toEqual(['SUBGRAPH_UNAVAILABLE']);
    });
  });

  describe('a compressed reply', () => {
    const bomb = gzipSync(Buffer.alloc(64 * MEGABYTE, ' '));

    it.each(['gzip', 'br', 'deflate', 'zstd', 'gzip, gzip'])('by %s is refused, never unpacked', async (encoding) => {
      line.behave(
        answerRaw(`${HEAD}content-encoding: ${encoding}\r\ncontent-length: ${bomb.byteLength}\r\n\r\n`, bomb),
      );
      const result = await postQuery(gateway, QUERY);
      expectOnlyAssetsLost(result, 'The assets subgraph answered in a compression that the gateway did not ask for.');
    });

    it('without a content-encoding header is broken JSON', async () => {
      line.behave(answerRaw(`${HEAD}content-length: ${bomb.byteLength}\r\n\r\n`, bomb));
      expectOnlyAssetsLost(await postQuery(gateway, QUERY), 'The assets subgraph answered with broken JSON.');
    });

    it('is never requested', async () => {
      await postQuery(gateway, QUERY);
      expect(assets.headersOfLast()['accept-encoding']).toBeUndefined();
    });
  });

  describe('a reply with 10,000 errors', () => {
    it.each([
      ['of its own kind', {}, 'INTERNAL_SERVER_ERROR'],
      ['of a code that clients can handle', { code: 'BAD_USER_INPUT' }, 'BAD_USER_INPUT'],
    ])('%s is reduced to a few typed ones', async (_kind, extensions, code) => {
      const errors = Array.from({ length: 10_000 }, (_, index) => ({
        message: `fault ${index}`,
        path: ['_entities', 0, `asset${index}`],
        extensions,
      }));
      line.behave(answerText(JSON.stringify({ data: null, errors })));
      const result = await postQuery(gateway, QUERY);
      expect(result.data?.['cases']).toEqual(TITLES.map((title) => ({ title, assets: null })));
      expect(result.errors).toHaveLength(20);
      expect(new Set(result.errors?.map((error) => error.extensions['code']))).toEqual(new Set([code]));
    });

    it('of a megabyte each, or nested too deeply to serialise, is bounded too', async () => {
      const depth = 100_000;
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      const error = `{"message":"${'x'.repeat(MEGABYTE)}","path":${deep},"extensions":{"code":"BAD_USER_INPUT","expected":${deep}}}`;
      line.behave(answerText(`{"data":null,"errors":[${error},${error}]}`));
      const { errors, text } = await postQuery(gateway, QUERY);
      expect(errors).toHaveLength(1);
      expect(errors?.[0]?.extensions).toEqual({ code: 'BAD_USER_INPUT', subgraph: 'assets' });
      expect(text.length).toBeLessThan(5_000);
    });
  });

  describe('a reply with keys named like a prototype’s', () => {
    const WHOLE = TITLES.map((title) => ({ title, assets: [{ kind: 'HOUSE' }] }));

    afterEach(() => {
      expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
      expect(Object.hasOwn(Object, 'polluted')).toBe(false);
    });

    it.each([
      ['inside', entities(',"__proto__":{"polluted":true}')],
      ['beside', entities('', ',"__proto__":{"polluted":true}')],
      ['inside, written with escapes', entities(',"\\u005f_proto_\\u005F":{"polluted":true}')],
      ['instead of the data', '{"data":{"__proto__":{"_entities":[]}}}'],
    ])('__proto__, %s, is refused', async (_where, body) => {
      line.behave(answerText(body));
      expectOnlyAssetsLost(
        await postQuery(gateway, QUERY),
        'The assets subgraph answered with a name that no field can have.',
      );
    });

    it.each([
      ['constructor', entities(',"constructor":{"prototype":{"polluted":true},"polluted":true}')],
      ['prototype', entities(',"prototype":{"polluted":true}')],
      ['toString and toJSON', entities(',"toString":1,"toJSON":{"polluted":true},"hasOwnProperty":null')],
    ])('%s, which was not selected, changes nothing', async (_name, body) => {
      line.behave(answerText(body));
      const { data, errors } = await postQuery(gateway, QUERY);
      expect(errors).toBeUndefined();
      expect(data).toEqual({ cases: WHOLE });
    });

    it('is allowed as a client’s alias', async () => {
      const query =
        '{ cases { constructor: title toString: id hasOwnProperty: assets { valueOf: kind toJSON: worth } } }';
      const { data, errors } = await postQuery(gateway, query);
      expect(errors).toBeUndefined();
      expect(data?.['cases']).toEqual(
        TITLES.map((title) => ({
          constructor: title,
          toString: title.slice(5),
          hasOwnProperty: [{ valueOf: 'HOUSE', toJSON: 7 }],
        })),
      );
    });

    it('as a value is a value', async () => {
      line.behave(answerText(entities('').replaceAll('HOUSE', '\\"__proto__\\": __proto__')));
      const { data, errors } = await postQuery(gateway, QUERY);
      expect(errors).toBeUndefined();
      expect(data?.['cases']).toContainEqual({ title: 'case c1', assets: [{ kind: '"__proto__": __proto__' }] });
    });
  });

  describe('a reply nested deeper than any result', () => {
    it('is a mistyped value', async () => {
      const depth = 1_000_000;
      const deep = `${'['.repeat(depth)}${']'.repeat(depth)}`;
      line.behave(answerText(entities('').replaceAll('"HOUSE"', '[]').replace('[]', deep)));
      const { data, errors } = await postQuery(gateway, QUERY);
      expect(data?.['cases']).toHaveLength(3);
      expect(errors?.map(({ extensions }) => extensions)).toEqual([
        { code: 'SUBGRAPH_BAD_RESPONSE', subgraph: 'assets' },
      ]);
    });
  });

  it('a client may use __proto__ as an alias', async () => {
    const { errors, text } = await postQuery(gateway, '{ __proto__: assetCount }');
    expect(errors).toBeUndefined();
    expect(text).toContain('{"__proto__":3}');
  });
});

function expectOnlyAssetsLost({ data, errors }: Result, message: string): void {
  expect(data?.['cases']).toEqual(TITLES.map((title) => ({ title, assets: null })));
  expect(errors).toEqual([
    {
      message,
      path: ['cases'],
      extensions: { code: 'SUBGRAPH_BAD_RESPONSE', subgraph: 'assets', fields: ['assets'] },
    },
  ]);
}

/** A reply as raw bytes; the text is not validated. */
function answerText(body: string): LineFault {
  return answerRaw(`${HEAD}content-length: ${Buffer.byteLength(body)}\r\n\r\n`, body);
}

/** A correct reply to the entity fetch with text inserted inside or beside the entities. */
function entities(inside: string, beside = ''): string {
  const rows = TITLES.map((_title, index) => {
    const id = `c${index + 1}`;
    return `{"lianzhi_type":"EnforcementCase","lianzhi_key_EnforcementCase_id":"${id}","assets":[{"kind":"HOUSE"}]${inside}}`;
  });
  return `{"data":{"_entities":[${rows.join(',')}]${beside}}}`;
}
