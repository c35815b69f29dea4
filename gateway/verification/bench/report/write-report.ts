import { readFile, writeFile } from 'node:fs/promises';

import { format, resolveConfig } from 'prettier';

import type { Series } from '../run-bench.ts';

import { cpuChart } from './cpu-chart.ts';

const README = new URL('../README.md', import.meta.url);
const CHART = new URL('../chart.svg', import.meta.url);
const BEGIN = '<!-- report: written by npm run bench -->';
const END = '<!-- end of report -->';

/** Writes the report between its markers in README.md, and chart.svg. @throws if the markers are missing */
export async function writeReport(
  report: string,
  series: readonly Series[],
  machine: readonly string[],
): Promise<void> {
  const text = await readFile(README, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error('README.md has no markers for the report.');
  }
  const whole = `${text.slice(0, begin + BEGIN.length)}\n\n${report}\n\n${text.slice(end)}`;
  const style = await resolveConfig(README.pathname);
  await writeFile(README, await format(whole, { ...style, parser: 'markdown' }));
  await writeFile(CHART, cpuChart(series, machine[0] ?? ''));
}
