import { CONTENDERS, OURS } from '../contenders/contenders.ts';
import type { Series } from '../run-bench.ts';

import { figure, median } from './statistics.ts';

const WIDTH = 860;
const LABEL = 230;
const VALUE = 70;
const BAR = 16;
const GAP = 6;
const HEADING = 34;

/** CPU per request as bars, a group for each column; shorter is better. */
export function cpuChart(series: readonly Series[], caption: string): string {
  const parts: string[] = [];
  let y = 30;
  for (const column of new Set(series.map((one) => one.column))) {
    const bars = series
      .filter((one) => one.column === column)
      .map(({ contender, rounds }) => ({ contender, cpu: median(rounds.map((round) => round.cpu)) }))
      .toSorted((one, other) => positionOf(one.contender) - positionOf(other.contender));
    const most = Math.max(...bars.map(({ cpu }) => cpu));
    parts.push(`<text x="0" y="${y}" class="heading">${escape(column)}</text>`);
    y += GAP * 2;
    for (const { contender, cpu } of bars) {
      const width = Math.max(1, (cpu / most) * (WIDTH - LABEL - VALUE));
      const kind = contender === OURS ? 'ours' : contender === 'parsed' || contender === 'fixed' ? 'floor' : 'other';
      const title = CONTENDERS.find(({ name }) => name === contender)?.title ?? contender;
      parts.push(
        `<text x="${LABEL - 8}" y="${y + BAR - 4}" text-anchor="end">${escape(title)}</text>`,
        `<rect x="${LABEL}" y="${y}" width="${width.toFixed(1)}" height="${BAR}" class="${kind}"/>`,
        `<text x="${(LABEL + width + 6).toFixed(1)}" y="${y + BAR - 4}">${figure(cpu)}</text>`,
      );
      y += BAR + GAP;
    }
    y += HEADING;
  }
  const note = escape(caption.split(',').slice(0, 3).join(','));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${y}" font-family="sans-serif" font-size="12" role="img">`,
    '<title>Milliseconds of CPU per request of the gateway process, median; shorter is better</title>',
    '<style>text{fill:#24292f}.heading{font-weight:bold}.ours{fill:#0b6e4f}.other{fill:#8c959f}.floor{fill:#d0d7de}</style>',
    `<rect width="${WIDTH}" height="${y}" fill="#ffffff"/>`,
    ...parts,
    `<text x="0" y="${y - 14}">CPU ms per request of the gateway process, median; shorter is better. ${note}</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function positionOf(contender: string): number {
  return CONTENDERS.findIndex(({ name }) => name === contender);
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
