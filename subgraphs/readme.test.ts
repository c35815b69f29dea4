import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { SUBGRAPH_VARIABLES } from './config.ts';

const README = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

/** The cells of every row whose first cell is a name in capitals, such as a variable. */
const ROWS = README.split('\n')
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .filter(([, first = '']) => /^`[A-Z<>_*]+`$/.test(first))
  .map(([, name = '', ...cells]) => [name.replaceAll('`', ''), ...cells.slice(0, -1)]);

describe('the subgraphs’ README', () => {
  it('has a row for each variable, and none that is not read', () => {
    // These two are in the table of the connection, beside the parameters of the URL.
    const ofConnection = ['DATABASE_SSL_CA', 'DATABASE_SSL_MODE'];
    const inReadme = ROWS.map(([name = '']) => name.replace('*', ''));
    const inCode = SUBGRAPH_VARIABLES.map(([name]) => name.replace('*', ''));
    expect([...inReadme, ...ofConnection].sort()).toEqual([...inCode].sort());
    for (const name of ofConnection) {
      expect(README).toContain(`| \`${name}\` `);
    }
  });

  it('says of those of every process what --help says', () => {
    const section = README.split('\n### Variables of every subgraph\n')[1]?.split('\n#')[0] ?? '';
    const rows = ROWS.filter(([name = '']) => section.includes(`| \`${name}\` `));
    expect(rows.length).toBeGreaterThan(5);
    for (const [name, meaning] of rows) {
      expect([name, meaning]).toEqual([name, SUBGRAPH_VARIABLES.find(([known]) => known === name)?.[1]]);
    }
  });
});
