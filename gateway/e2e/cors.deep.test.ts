import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { chromium, type Browser } from 'playwright-core';

import type { RunningGateway } from '../gateway.ts';
import { startTinyGateway } from '../verification/support/tiny-gateway.ts';
import { tinyAssets, tinyCases } from '../verification/support/tiny-graph.ts';

const CHROMIUM = '/usr/bin/chromium';
const isMissing = !existsSync(CHROMIUM);
if (isMissing) {
  process.stderr.write(`skipped: CORS in Chromium: ${CHROMIUM} is not installed (Debian: apt-get install chromium)\n`);
}

(isMissing ? describe.skip : describe)('in Chromium', () => {
  let gateway: RunningGateway;
  let browser: Browser;
  let listed: { server: Server; origin: string };
  let other: { server: Server; origin: string };

  beforeAll(async () => {
    listed = await emptyPages();
    other = await emptyPages();
    gateway = await startTinyGateway({ CORS_ORIGINS: listed.origin }, { cases: tinyCases, assets: tinyAssets });
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await gateway.stop();
    [listed, other].forEach(({ server }) => server.close());
  });

  /** What a script of a page gets of a request with a header that needs a preflight. */
  async function askFrom(origin: string, authorization: string | undefined): Promise<unknown> {
    const page = await browser.newPage();
    await page.goto(origin);
    const script = async ([url, token]: [string, string | undefined]): Promise<unknown> => {
      const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: token }) };
      try {
        const response = await fetch(url, { method: 'POST', headers, body: '{"query":"{ assetCount }"}' });
        const { errors, data } = (await response.json()) as { data?: unknown; errors?: { extensions: unknown }[] };
        return { status: response.status, data, errors, hasId: response.headers.get('x-request-id') !== null };
      } catch (error) {
        return (error as Error).name;
      }
    };
    const given: [string, string | undefined] = [`${gateway.url}/graphql`, authorization];
    const result = await page.evaluate(script, given);
    await page.close();
    return result;
  }

  it('a page of a listed origin reads answers and refusals, with their request ids', async () => {
    expect(await askFrom(listed.origin, undefined)).toMatchObject({
      status: 200,
      data: { assetCount: 3 },
      hasId: true,
    });
    expect(await askFrom(listed.origin, 'Bearer nonsense')).toMatchObject({
      status: 401,
      errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
      hasId: true,
    });
  }, 60_000);

  it('a page of another origin reads nothing', async () => {
    expect(await askFrom(other.origin, undefined)).toBe('TypeError');
  }, 60_000);
});

/** A server of an empty page, on a port and so an origin of its own. */
async function emptyPages(): Promise<{ server: Server; origin: string }> {
  const server = createServer((_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>'));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` };
}
