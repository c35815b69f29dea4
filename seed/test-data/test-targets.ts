import { MYSQL_URL, mysqlVersion } from '../../subgraphs/shared/testing/mysql-server.ts';
import type { SampleTarget } from '../sample-target.ts';
import { lastDayOf } from '../world/world.ts';

/** The day that end-to-end tests read the sample data as of. */
export const TEST_TODAY = lastDayOf({ set: 'default' });

/** The end-to-end tests' own copy of the default sample data, separate from that of `npm start`. */
export interface TestTarget {
  readonly database: string;
  readonly target: SampleTarget;
}

/** SQLite; with `all`, also the server at `MYSQL_URL` if one answers. */
export async function testTargets({ all }: { readonly all: boolean }): Promise<readonly TestTarget[]> {
  const version = all ? await mysqlVersion() : null;
  return [
    { database: 'SQLite', target: { kind: 'sqlite', folder: '.data/test' } },
    ...(version === null
      ? []
      : [
          { database: `MySQL ${version}`, target: { kind: 'mysql', url: MYSQL_URL, prefix: 'lianzhi_test_' } } as const,
        ]),
  ];
}
