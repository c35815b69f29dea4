import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { configTable } from './config.ts';
import { errorTable } from './errors.ts';

const README = readFileSync(new URL('./README.md', import.meta.url), 'utf8');

/** The first table under a heading, without the formatter's padding. */
function tableUnder(heading: string): string {
  const section = README.split(`\n## ${heading}\n`)[1] ?? '';
  const lines = section.split('\n');
  const start = lines.findIndex((line) => line.startsWith('|'));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('|'));
  return normal(lines.slice(start, end).join('\n'));
}

function normal(table: string): string {
  return table
    .replaceAll(/ *\| */g, '|')
    .replaceAll(/-{3,}/g, '---')
    .trim();
}

describe('the gateway’s README', () => {
  it('has the table of error codes that the catalogue prints', () => {
    expect(tableUnder('Error codes')).toBe(normal(errorTable()));
  });

  it('has the table of variables that --help prints', () => {
    expect(tableUnder('Configuration')).toBe(normal(configTable()));
  });

  it('links only to files that exist', () => {
    const links = [...README.matchAll(/\]\((\.[^)#]*)\)/g)].map(([, target]) => target ?? '');
    expect(links.length).toBeGreaterThan(10);
    for (const link of links) {
      expect(() => readFileSync(new URL(link, import.meta.url))).not.toThrow(/ENOENT/);
    }
  });
});
