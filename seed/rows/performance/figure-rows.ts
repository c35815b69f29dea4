import type { FigureSource } from '../../../subgraphs/performance/reported-figure/figure-source.entity.ts';
import type { ReportedFigure } from '../../../subgraphs/performance/reported-figure/reported-figure.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { idOf } from '../../random.ts';
import { figurePeriod, reportedFigures } from '../../reported-figures.ts';

/** Every publication with figures. */
export function figureSourceRows(): Row<FigureSource>[] {
  return Object.entries(reportedFigures.sources).map(([id, { title, publisher, publishedOn, note = null }]) => ({
    id,
    title,
    publisher,
    publishedOn,
    note,
  }));
}

/** Every published figure, in every set of sample data: each names its region and period. */
export function reportedFigureRows(): Row<ReportedFigure>[] {
  return reportedFigures.figures.map((figure) => {
    const period = figurePeriod(figure);
    return {
      id: idOf('rf', figure.id),
      code: figure.id,
      sourceId: figure.source,
      regionCode: figure.region,
      periodFrom: period?.from ?? null,
      periodTo: period?.to ?? null,
      measure: figure.measure,
      name: figure.zh,
      campaign: figure.campaign ?? null,
      value: decimalOf(figure.value),
      unit: figure.unit.toUpperCase().replace('-', '_') as ReportedFigure['unit'],
      yearOnYear: decimalOf(figure.yearOnYear ?? null),
      approximate: figure.approximate ?? false,
      printed: figure.printed === undefined ? null : (misprints[figure.printed] ?? figure.printed),
      applicants: figure.applicants ?? null,
      caseLevel: figure.caseLevel,
      note: figure.note ?? null,
      statement: figure.statement ?? null,
    };
  });
}

/** How a source misprinted a figure, in the words that are shown. */
const misprints: Readonly<Record<string, string>> = {
  'cut, not rounded': '截去尾数，未四舍五入',
  'off by one in the last digit': '末位差一',
};

/** Figures have at most six decimals and are small enough for a double to be exact. */
function decimalOf(value: number | null): string | null {
  return value === null ? null : value.toFixed(6);
}
