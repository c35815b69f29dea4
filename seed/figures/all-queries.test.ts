import { describe, expect, it } from '@jest/globals';

import { reportedFigures } from '../reported-figures.ts';

import { figureQueries } from './all-queries.ts';

const asked = figureQueries.flatMap(({ figures }) => figures).sort();
const caseLevel = reportedFigures.figures.filter((figure) => figure.caseLevel).map(({ id }) => id);

describe('the questions about published figures', () => {
  it('tell every figure that case records can tell, once, and no other', () => {
    expect(asked).toEqual([...caseLevel].sort());
  });

  it('are about the set that has the place and time of the figure', () => {
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
