import { readFile } from 'node:fs/promises';

import { describe, expect, it } from '@jest/globals';
import { format, resolveConfig } from 'prettier';

import { FINDING_KINDS } from './finding-kinds.ts';
import { findingsPage } from './print-report.ts';

const GUIDE = new URL('../guide/', import.meta.url);

describe('the guide', () => {
  it('explains every finding as the report calls it: npm run doctor -- --explain writes the page', async () => {
    const page = await readFile(new URL('findings.zh-CN.md', GUIDE), 'utf8');
    const options = await resolveConfig(new URL('findings.zh-CN.md', GUIDE));
    expect(page).toBe(await format(findingsPage(), { ...options, parser: 'markdown' }));
    expect(Object.values(FINDING_KINDS).filter(({ title }) => !page.includes(`### ${title}\n`))).toEqual([]);
  });
});
