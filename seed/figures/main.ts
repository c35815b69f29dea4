import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';

import { bearerHeaders } from '../../gateway/authentication/issuing/personas.ts';
import { sampleTargetOf } from '../sample-target.ts';

import { askGraphAt } from './ask-graph.ts';
import { figureLines, isUnexplained, type FigureLine } from './figure-lines.ts';
import type { FigureSet } from './figure-query.ts';
import { figureTable } from './figure-table.ts';
import { openSampleGraph } from './sample-graph.ts';

const HELP = `npm run figures -- [options]

Asks the graph over HTTP for every figure that courts published and that case records can tell, and prints published
beside computed: 0 where they are the same, the source's own misprint where it is one. Ends with 1 on any other
difference.

  --set default|gansu   which sample data to ask about (default: Ganzi, Ningde, Fujian and the stories); made if missing
  --mysql URL           the data is on this MySQL server (lianzhi_cases and so on; of set gansu lianzhi_gansu_cases and
                        so on) instead of SQLite files in .data/<set>
  --seed N              another world, whose figures are the same (default 1)
  --url URL             ask the gateway that runs there, over whatever data it has, and make none; with the token in
                        LIANZHI_TOKEN, or else as npm run token -- --audience court --court 最高法 does
  --json FILE           write the comparison to this file, too`;

const { values } = parseArgs({
  options: {
    set: { type: 'string', default: 'default' },
    mysql: { type: 'string' },
    seed: { type: 'string', default: '1' },
    url: { type: 'string' },
    json: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

try {
  if (values.help) {
    console.log(HELP);
  } else {
    await main();
  }
} catch (error) {
  console.error(`The figures could not be compared: ${error instanceof Error ? error.message : String(error)}`);
  console.error('npm run figures -- --help tells the options.');
  process.exitCode = 1;
}

async function main(): Promise<void> {
  const set = readSet();
  const lines = await askedAbout(set);
  console.log(figureTable(lines));
  if (values.json) {
    writeFileSync(values.json, `${JSON.stringify({ set, lines }, null, 2)}\n`);
  }
  conclude(lines, set);
}

async function askedAbout(set: FigureSet): Promise<FigureLine[]> {
  if (values.url) {
    return figureLines(askGraphAt(values.url, await headersFor(process.env['LIANZHI_TOKEN'])), set);
  }
  if (!/^\d{1,8}$/.test(values.seed)) {
    throw new Error('--seed is a whole number.');
  }
  const choice = { set };
  const graph = await openSampleGraph(choice, Number(values.seed), sampleTargetOf(choice, values.mysql), process.env);
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

function readSet(): FigureSet {
  if (values.set !== 'default' && values.set !== 'gansu') {
    throw new Error('--set is default or gansu.');
  }
  return values.set;
}
