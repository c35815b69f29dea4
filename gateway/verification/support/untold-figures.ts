import type { Verdict } from '../../../seed/figures/compare.ts';
import { outcomeOf, type FigureLine } from '../../../seed/figures/figure-lines.ts';

/** The figures that are compared and neither equal nor a misprint, with the different verdicts on their parts. */
export function untoldFigures(lines: Iterable<FigureLine>): Readonly<Record<string, readonly Verdict[]>> {
  const untold: Record<string, readonly Verdict[]> = {};
  for (const line of lines) {
    const outcome = outcomeOf(line);
    if (line.state === 'compared' && outcome !== 'equal' && outcome !== 'misprint') {
      const verdicts = new Map(line.comparisons.map(({ verdict }) => [JSON.stringify(verdict), verdict]));
      untold[line.figure.id] = [...verdicts.values()];
    }
  }
  return untold;
}
