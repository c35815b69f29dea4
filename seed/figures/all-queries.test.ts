import { describe, expect, it } from '@jest/globals';

import { reportedFigure, reportedFigures } from '../reported-figures.ts';

import { figureQueries } from './all-queries.ts';

const queried = figureQueries.flatMap(({ figures }) => figures).sort();
const caseLevel = reportedFigures.figures.filter((figure) => figure.caseLevel).map(({ id }) => id);

describe('the queries of published figures', () => {
  it('compute every figure of case level once, and no other', () => {
    expect(queried).toEqual([...caseLevel].sort());
  });

  it('each ask for figures of one region, so that somebody of that region can ask', () => {
    for (const { figures } of figureQueries) {
      expect(new Set(figures.map((id) => reportedFigure(id).region)).size).toBe(1);
    }
  });

  it('use the set that has the region and period of the figure', () => {
    for (const { sets, figures } of figureQueries) {
      for (const id of figures) {
        expect({ id, gansu: sets.includes('gansu') }).toEqual({ id, gansu: isOfGansu(id) });
      }
    }
  });
});

function isOfGansu(id: string): boolean {
  return reportedFigures.figures.find((figure) => figure.id === id)?.region.startsWith('62') ?? false;
}
