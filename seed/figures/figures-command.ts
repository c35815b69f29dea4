import { writeFileSync } from 'node:fs';

import { bearerHeaders } from '../../gateway/authentication/issuing/personas.ts';
import { sampleTargetOf } from '../sample-target.ts';

import { askGraphAt } from './ask-graph.ts';
import { figureLines, isUnexplained, type FigureLine } from './figure-lines.ts';
import type { FigureSet } from './figure-query.ts';
import { figureTable } from './figure-table.ts';
import { openSampleGraph } from './sample-graph.ts';

export interface FiguresRequest {
  readonly set: FigureSet;
  /** The server that the data is on; undefined for SQLite files. */
  readonly mysql?: string;
  readonly seed: number;
  /** The gateway to query, over whatever data it has; undefined for one of our own over the sample data. */
  readonly url?: string;
  /** A file that the comparison is written to as well. */
  readonly json?: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Prints every published figure beside what the graph computes; the exit code is 1 where one differs unexplained. */
export async function runFigures(request: FiguresRequest, env: Env): Promise<void> {
  try {
    const { set } = request;
    const lines = await computedLines(request, env);
    console.log(figureTable(lines));
    if (request.json) {
      writeFileSync(request.json, `${JSON.stringify({ set, lines }, null, 2)}\n`);
    }
    conclude(lines, set);
  } catch (error) {
    console.error(`The figures could not be compared: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

async function computedLines({ set, mysql, seed, url }: FiguresRequest, env: Env): Promise<FigureLine[]> {
  if (url) {
    return figureLines(askGraphAt(url, await headersFor(env['LIANZHI_TOKEN'])), set);
  }
  const graph = await openSampleGraph({ set }, seed, sampleTargetOf({ set }, mysql), env);
  try {
    return await figureLines(askGraphAt(graph.url, await bearerHeaders('court')), set);
  } finally {
    await graph.close();
  }
}

function conclude(lines: readonly FigureLine[], set: FigureSet): void {
  const compared = lines.filter(({ state }) => state === 'compared');
  const misprints = compared.filter(
    (line) => line.state === 'compared' && line.comparisons.some(({ verdict }) => verdict.kind === 'misprint'),
  );
  const unexplained = lines.filter(isUnexplained);
  console.log(
    `\nSet ${set}: ${compared.length} of ${lines.length} published figures computed; ` +
      `${compared.length - misprints.length - unexplained.filter(({ state }) => state === 'compared').length} the same, ` +
      `${misprints.length} misprinted by the source, ${unexplained.length} unexplained.`,
  );
  if (unexplained.length === 0) {
    return;
  }
  console.error(
    [
      '',
      `Unexplained: ${unexplained.map(({ figure }) => figure.id).join(', ')}.`,
      'A figure is asked for in seed/figures/queries/ and met by seed/world/ (cases) or seed/world/quotas.ts and',
      'seed/rows/ (all else). With --url, see that the gateway runs over the set named by --set.',
    ].join('\n'),
  );
  process.exitCode = 1;
}

async function headersFor(token: string | undefined): Promise<Readonly<Record<string, string>>> {
  return token ? { authorization: `Bearer ${token}` } : bearerHeaders('court');
}
