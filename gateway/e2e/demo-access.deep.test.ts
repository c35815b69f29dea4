import { readFile } from 'node:fs/promises';

import { expect, it } from '@jest/globals';

import { PAGE, withDemonstration } from '../one-process/demo-access-command.ts';
import { demonstrate } from '../one-process/demonstrate.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

describeWholeGraph('One query as each audience', (graph) => {
  it('is answered as one-case.md shows', async () => {
    const page = await readFile(PAGE, 'utf8');
    expect(withDemonstration(page, await demonstrate(graph.url))).toBe(page);
  });
});
