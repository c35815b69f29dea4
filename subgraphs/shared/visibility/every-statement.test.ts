import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { expect, it } from '@jest/globals';

/**
 * `find` and `count` have the row filter by default. A query builder or a statement in SQL has it only if the code adds it,
 * so these are the only files with one: each adds the filter, or says why it need not.
 */
const BY_HAND: readonly string[] = [
  // How many persons stand behind rows that look alike: adds the condition of what the viewer sees.
  'cases/nameless-case/alike-cases.ts',
  // The doctor looks at the whole database for its administrator, and shows keys alone.
  'doctor/examine.ts',
  'doctor/office.ts',
  'doctor/plans.ts',
  // Notes statements and sends none.
  'doctor/recorded-subgraph.ts',
  'performance/agency-performance/rank-among-peers.ts',
  'performance/judge-incentive/add-up-incentives.ts',
  'shared/database/expected-tables.ts',
  // Sends what the others write.
  'shared/database/office-sessions.ts',
  'shared/database/read-records.ts',
  'shared/database/read-runs.ts',
  'shared/database/row-checks.ts',
  // About how many rows each table has, by the server's own statistics.
  'shared/database/row-counts.ts',
  // Regions and courts, which everybody may know.
  'shared/database/trees.ts',
  'shared/lists/page.ts',
  'shared/measures/estimate.ts',
  'shared/measures/event-scan.ts',
  // The office's database itself, for the two before.
  'shared/measures/store-for.ts',
  'shared/server/open-subgraph.ts',
];

it('statements without the default row filter are only in the files that are known', async () => {
  const root = fileURLToPath(new URL('../../', import.meta.url));
  const files = (await readdir(root, { recursive: true })).filter(
    (file) => /\.ts$/.test(file) && !/\.(test|fixture)\.ts$|\/testing\//.test(file),
  );
  const found: string[] = [];
  for (const file of files) {
    const text = await readFile(root + file, 'utf8');
    if (
      /createQueryBuilder|getKysely|getConnection\(|\bem\b[^;]{0,120}\.execute|filters: false|\bstore\.read\(/.test(
        text,
      )
    ) {
      found.push(file);
    }
  }
  expect(found.toSorted()).toEqual(BY_HAND.toSorted());
});
