import { readFileSync } from 'node:fs';

import { describe, expect, it } from '@jest/globals';

import { describeWholeGraph } from '../../gateway/verification/support/whole-graph.ts';
import { reportedFigures } from '../reported-figures.ts';

import { digest } from './digest.ts';
import { withDigest } from './page.ts';

const lines = digest.flatMap(({ lines: ofSource }) => ofSource);

describe('the digest of the sources', () => {
  it('has every line of each source', () => {
    expect(digest.map((one) => [one.source, one.lines.length])).toEqual([
      ['fzrb-2022', 43],
      ['derong-2023', 87],
      ['gsfzb-2018', 48],
      ['taixing-2025', 30],
      ['rmfyb-2025', 32],
    ]);
    expect(digest.map(({ source }) => source).sort()).toEqual(Object.keys(reportedFigures.sources).sort());
  });

  it('has each line once, with somebody who asks it and an answer', () => {
    for (const { source, lines: ofSource } of digest) {
      const ids = ofSource.map(({ id }) => id);
      expect({ source, ids }).toEqual({ source, ids: [...new Set(ids)] });
    }
    expect(lines.filter(({ asks, answer }) => asks.length === 0 || answer.length === 0)).toEqual([]);
  });

  it('asks for every published figure', () => {
    const told = new Set(lines.flatMap(({ figures = [] }) => figures));
    expect(reportedFigures.figures.map(({ id }) => id).filter((id) => !told.has(id))).toEqual([]);
  });

  it('is asked by every audience that reads the sources’ matters', () => {
    const audiences = new Set(lines.flatMap(({ asks }) => asks.map(({ audience }) => audience)));
    expect([...audiences].sort()).toEqual(['analyst', 'assessment', 'committee', 'court', 'member', 'public']);
  });

  it('begins each line with its Chinese term', () => {
    expect(lines.filter(({ line }) => !/^[^a-z]*\p{Script=Han}/iu.test(line)).map(({ line }) => line)).toEqual([]);
  });

  it('is the table of README.md (npm run readme)', () => {
    const page = readFileSync(new URL('README.md', import.meta.url), 'utf8');
    expect(withDigest(page, digest)).toBe(page);
  });
});

describeWholeGraph('the digest of the sources', (graph) => {
  describe.each(digest)('$source', ({ lines: ofSource }) => {
    const asked = ofSource
      .filter(({ set }) => set === undefined)
      .flatMap((line) => line.asks.map((asker) => ({ ...line, asker, who: asker.label })));

    it.each(asked)('$id is answered to $who', async ({ query, answer, asker }) => {
      const { data, errors } = await graph.as(asker.bearer).send(query);
      expect(errors).toBeUndefined();
      expect(answer.map((one) => one.fault(data)).filter((fault) => fault !== null)).toEqual([]);
    });
  });
});
