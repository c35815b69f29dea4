import type { FigureSource } from '../../../subgraphs/performance/reported-figure/figure-source.entity.ts';
import type { ReportedFigure } from '../../../subgraphs/performance/reported-figure/reported-figure.entity.ts';
import type { Row } from '../../../subgraphs/shared/database/entity-class.ts';
import { idOf } from '../../random.ts';
import { figurePeriod, reportedFigures } from '../../reported-figures.ts';

/** Every publication that figures are taken from. */
export function figureSourceRows(): Row<FigureSource>[] {
  return Object.entries(reportedFigures.sources).map(([id, { title, publisher, publishedOn, note = null }]) => ({
    id,
    title,
    publisher,
    publishedOn,
    note,
  }));
}

/** Every published figure, whichever set of sample data is loaded: each names the place and period it is of. */
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
      printed: figure.printed ?? null,
      applicants: figure.applicants ?? null,
      caseLevel: figure.caseLevel,
      note: figure.note ?? null,
    };
  });
}

/** Figures have at most six places, and are small enough for a double to hold every digit. */
function decimalOf(value: number | null): string | null {
  return value === null ? null : value.toFixed(6);
}
