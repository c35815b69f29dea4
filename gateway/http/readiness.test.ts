import { expect, it } from '@jest/globals';

import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { readiness } from './readiness.ts';

it('many who ask at once cause one check of each office, and who asks later another', async () => {
  const probes: string[] = [];
  const office = (name: string) => ({
    isReady: () => {
      probes.push(name);
      return Promise.resolve(name !== 'assets' || probes.length > 2);
    },
  });
  const ready = readiness({
    transports: new Map(['cases', 'assets'].map((name) => [name, office(name) as unknown as SubgraphTransport])),
    keyState: () => 'loaded',
    ledger: { isReady: () => Promise.resolve(true) },
    today: null,
  });
  const answers = await Promise.all(Array.from({ length: 100 }, () => ready(false)));
  expect(new Set(answers.map(({ body }) => body)).size).toBe(1);
  expect(JSON.parse(String(answers[0]?.body))).toMatchObject({ subgraphs: { cases: 'ready', assets: 'unavailable' } });
  expect((await ready(true)).status).toBe(503);
  expect(probes).toEqual(['cases', 'assets']);

  while (!String((await ready(false)).body).includes('"assets":"ready"')) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  expect(probes).toEqual(['cases', 'assets', 'cases', 'assets']);
});
