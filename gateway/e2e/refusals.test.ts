import { spawn } from 'node:child_process';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { ERROR_CATALOGUE } from '../errors.ts';
import type { RunningGateway } from '../gateway.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyCases } from '../verification/support/tiny-graph.ts';

const BYTES = 4_096;

let gateway: RunningGateway;
/** The error of the assets subgraph. */
let assetsError: object;

beforeAll(async () => {
  const assets = () =>
    Promise.resolve({
      status: 200,
      contentType: 'application/json',
      body: JSON.stringify({ data: null, errors: [assetsError] }),
    });
  gateway = await startTinyGateway({ REQUEST_BODY_BYTES: String(BYTES) }, { cases: tinyCases, assets });
});
afterAll(() => gateway.stop());

interface Refused {
  readonly status: number;
  readonly type: string | null;
  readonly text: string;
  readonly message: string;
  readonly extensions: Readonly<Record<string, unknown>>;
}

async function refused(path: string, init: RequestInit): Promise<Refused> {
  const response = await fetch(`${gateway.url}${path}`, init);
  const text = await response.text();
  const type = response.headers.get('content-type');
  const { errors } = (type?.includes('json') === true ? JSON.parse(text) : { errors: [{}] }) as {
    errors: [Pick<Refused, 'message' | 'extensions'>];
  };
  return { status: response.status, type, text, ...errors[0] };
}

function ask(query: string, headers: Record<string, string> = {}): Promise<Refused> {
  return refused('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query }),
  });
}

describe('a message', () => {
  it.each([
    [
      'an unknown field',
      () => ask('{ nothing }'),
      /查询语句与数据结构不符。类型 Query 没有字段 nothing/,
      /^Cannot query field "nothing"/,
    ],
    ['a syntax error', () => ask('{'), /不是合法的 GraphQL/, /^Syntax Error/],
    [
      'a wrong value',
      () => ask('{ cases(first: "x") { id } }'),
      /^“first”不是有效的整数；应为.*整数。$/,
      /^first is not a valid Int/,
    ],
    ['a refused token', () => ask('{ a }', { authorization: 'Bearer x' }), /^令牌不是/, /^The token is not/],
    ['another content type', () => ask('{ a }', { 'content-type': 'text/plain' }), /正文须为/, /^The body must be/],
    ['another path', () => refused('/nothing', {}), /这个地址没有内容/, /^Nothing is served here/],
    [
      'no GraphQL request',
      () => refused('/graphql', { headers: { 'apollo-require-preflight': '1' } }),
      /不是合法的 GraphQL 请求/,
      /^GraphQL operations must contain/,
    ],
    ['an office that fails', () => ask('{ assetCount }'), /故障/, /^The assets subgraph met/],
  ])('about %s is in Chinese, with its code and the English text', async (_, request, chinese, english) => {
    assetsError = { message: 'x' };
    const { message, extensions } = await request();
    expect(message).toMatch(chinese);
    expect(extensions['english']).toMatch(english);
    expect(ERROR_CATALOGUE).toHaveProperty(String(extensions['code']));
  });

  it('is in the language that the client asks for', async () => {
    const languages = ['zh-CN,zh;q=0.9,en;q=0.8', 'en-US,en;q=0.9,zh;q=0.5', 'fr', '*'];
    const messages = await Promise.all(
      languages.map((language) => ask('{ nothing }', { 'accept-language': language })),
    );
    expect(messages.map(({ message }) => /\p{Script=Han}/u.test(message))).toEqual([true, false, true, true]);
    expect(messages[1]?.extensions).not.toHaveProperty('english');
  });

  it('never repeats a value that it refuses', async () => {
    for (const language of ['zh', 'en']) {
      const { text } = await ask('{ cases(first: "350902199001011234") { id } }', { 'accept-language': language });
      expect(text).not.toContain('350902199001011234');
    }
  });
});

describe('a refusal', () => {
  const NAVIGATION = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'accept-language': 'zh-CN' };

  it('that a browser shows is a page, which links to the meaning of the code', async () => {
    const { status, type, text } = await refused('/nothing', { headers: NAVIGATION });
    expect([status, type]).toEqual([404, 'text/html; charset=utf-8']);
    expect(text).toContain('<h1>这个地址没有内容');
    expect(text).toContain('<a href="/errors#BAD_REQUEST">');
  });

  it('of a login is a page for a browser and JSON for a program', async () => {
    const page = await refused('/q/', { headers: NAVIGATION });
    expect([page.status, page.type]).toEqual([401, 'text/html; charset=utf-8']);
    expect(page.text).toContain('请先登录');
    const json = await refused('/q/', { headers: { accept: 'application/json', 'accept-language': 'en' } });
    expect([json.status, json.extensions['code']]).toEqual([401, 'UNAUTHENTICATED']);
    expect(json.message).toBe(ERROR_CATALOGUE.UNAUTHENTICATED.meaning);
  });

  it('has the catalogue of codes as a page, with an anchor for each', async () => {
    const { status, type, text } = await refused('/errors', {});
    expect([status, type]).toEqual([200, 'text/html; charset=utf-8']);
    for (const [code, { chinese }] of Object.entries(ERROR_CATALOGUE)) {
      expect(text).toContain(`<tr id="${code}">`);
      expect(text).toContain(chinese.split('`')[0]);
    }
  });
});

describe('without a token, a name that cannot be used', () => {
  it.each(['{ nothing }', '{ cases { nothing } }', '{ cases(nothing: 1) { id } }', '{ ...on Nothing { id } }'])(
    'gets an error that says that a token may help: %s',
    async (query) => {
      const { message, extensions } = await ask(query);
      expect(message).toContain('您没有携带令牌');
      expect(extensions).toMatchObject({ mayNeedToken: true, english: expect.stringContaining('You sent no token') });
    },
  );

  it('gets none about a token where no name is at fault', async () => {
    const { message, extensions } = await ask('{ cases(first: "x") { id } }');
    expect(message).not.toContain('令牌');
    expect(extensions).not.toHaveProperty('mayNeedToken');
  });
});

describe('an input that an office refuses', () => {
  const RESULT = { accept: 'application/graphql-response+json' };

  it.each([
    ['BAD_CURSOR', { code: 'BAD_CURSOR', field: 'after' }],
    ['BAD_USER_INPUT', { code: 'BAD_USER_INPUT', field: 'first', fault: 'is above 100', expected: 'less' }],
  ] as const)('has the status of the catalogue, where nothing else was answered: %s', async (code, extensions) => {
    assetsError = { message: 'No.', path: ['assetCount'], extensions };
    const { status, text } = await ask('{ assetCount }');
    expect(status).toBe(ERROR_CATALOGUE[code].httpStatus);
    expect(JSON.parse(text)).not.toHaveProperty('data');
    expect((await ask('{ assetCount }', RESULT)).status).toBe(ERROR_CATALOGUE[code].resultStatus);
  });

  it('leaves what else was answered', async () => {
    assetsError = { message: 'No.', extensions: { code: 'BAD_CURSOR', field: 'after' } };
    const query = '{ cases(first: 1) { id assets { kind } } }';
    const { status, text } = await ask(query);
    expect([status, (JSON.parse(text) as { data: unknown }).data]).toEqual([
      200,
      { cases: [{ id: 'c1', assets: null }] },
    ]);
    expect((await ask(query, RESULT)).status).toBe(294);
  });
});

/** Sends a body 20 times from a process of its own: in this one, the client would stop sending before the gateway can answer. */
const CLIENT = `
  const [url, size, headers, hasLength] = JSON.parse(process.argv[1]);
  const results = {};
  for (let at = 0; at < 20; at += 1) {
    const body = hasLength ? 'x'.repeat(size) : new Blob(['x'.repeat(size)]).stream();
    const result = await fetch(url, { method: 'POST', headers, body, duplex: 'half' })
      .then(async (response) => [response.status, (await response.json()).errors[0].extensions.code].join(' '))
      .catch((error) => error.cause?.code ?? String(error));
    results[result] = (results[result] ?? 0) + 1;
  }
  console.log(JSON.stringify(results));`;

async function sendOften(size: number, headers: Record<string, string>, hasLength: boolean): Promise<unknown> {
  const parameters = JSON.stringify([`${gateway.url}/graphql`, size, headers, hasLength]);
  const client = spawn(process.execPath, ['--input-type=module', '-e', CLIENT, parameters], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(await text(client.stdout));
}

describe('a body that is not read to its end', () => {
  const JSON_BODY = { 'content-type': 'application/json' };

  it.each([
    ['over the limit by its length', '413 BAD_REQUEST', JSON_BODY, true],
    ['over the limit without a length', '413 BAD_REQUEST', JSON_BODY, false],
    ['with a refused token', '401 UNAUTHENTICATED', { ...JSON_BODY, authorization: 'Bearer x' }, true],
    ['of another type', '415 BAD_REQUEST', { 'content-type': 'text/plain' }, true],
  ])('%s is answered before the connection closes, 20 times of 20', async (_, answered, headers, hasLength) => {
    expect(await sendOften(16_000_000, headers, hasLength)).toEqual({ [answered]: 20 });
  });

  it('does not hold a connection for long', async () => {
    const socket = connect(Number(new URL(gateway.url).port), '127.0.0.1');
    socket.write(
      `POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 9999999\r\n\r\n`,
    );
    const pump = setInterval(() => socket.write('x'), 50);
    const answer = await text(socket).catch((error: Error) => error.message);
    clearInterval(pump);
    expect(answer).toMatch(/^HTTP\/1.1 413 |ECONNRESET/);
  });
});
