import { readFile } from 'node:fs/promises';

import { expect, it } from '@jest/globals';

import { README, withDemonstration } from '../one-process/demo-access-command.ts';
import { demonstrate } from '../one-process/demonstrate.ts';
import { describeWholeGraph } from '../verification/support/whole-graph.ts';

describeWholeGraph('One query as each audience', (graph) => {
  it('is answered as the README shows', async () => {
    const readme = await readFile(README, 'utf8');
    expect(withDemonstration(readme, await demonstrate(graph.url))).toBe(readme);
  });
});
