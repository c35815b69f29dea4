import type { Audience } from '../../subgraphs/shared/access/audiences.ts';

import { openMock, type MockOptions, type OpenedMock } from './open-mock.ts';

/** Anything: the answers of the tests have as many shapes as there are queries. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Json = any;

interface Answer {
  readonly status: number;
  readonly data?: Json;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions: Readonly<Record<string, unknown>>;
  }[];
}

/** A mock on a free port. @param ignored gets the conditions that it does not test */
export function openTestMock(
  audience: Audience,
  seed = 1,
  ignored: string[] = [],
  options: Pick<MockOptions, 'limits'> = {},
): Promise<OpenedMock> {
  return openMock({
    audience,
    seed,
    host: '127.0.0.1',
    port: 0,
    corsOrigins: ['http://localhost:5173'],
    onIgnored: (condition) => void ignored.push(condition),
    ...options,
  });
}

export async function ask(url: string, query: string, variables = {}, search = ''): Promise<Answer> {
  const response = await fetch(`${url}/graphql${search}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query, variables }),
  });
  return { status: response.status, ...((await response.json()) as Omit<Answer, 'status'>) };
}
