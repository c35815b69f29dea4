import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { countOf, OUTCOMES, type MutantResult } from './mutant.ts';
import { MUTATIONS } from './mutations/all-mutations.ts';
import { ROOT } from './mutations/project-copy.ts';
import { KINDS, type Kind } from './options.ts';

export type Results = Readonly<Record<Kind, readonly MutantResult[]>>;

const README = fileURLToPath(new URL('README.md', import.meta.url));
const LIST = join(ROOT, '.data/mutants.md');
const SUMMARY = /(<!-- last run -->)[^]*(<!-- end of last run -->)/;

/** Writes every mutant to `.data/mutants.md`, and their numbers to the README. */
export async function writeReport(results: Results, day: string): Promise<void> {
  const readme = await readFile(README, 'utf8');
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { cwd: ROOT, encoding: 'utf8' }).trim();
  const text = readme.replace(
    SUMMARY,
    (_, start: string, end: string) => `${start}\n\n${summary(results, `${day}, commit ${commit}`)}\n\n${end}`,
  );
  await writeFile(README, await format(text, { ...(await resolveConfig(README)), parser: 'markdown' }));
  await mkdir(dirname(LIST), { recursive: true });
  await writeFile(LIST, list(results));
}

function summary(results: Results, run: string): string {
  const rows = KINDS.map((kind) => [
    kind,
    results[kind].length,
    ...OUTCOMES.map((outcome) => countOf(results[kind], outcome)),
  ]);
  const head = ['kind', 'mutants', ...OUTCOMES];
  return [`${run}:`, '', ...[head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`)].join(
    '\n',
  );
}

function list(results: Results): string {
  // Mutations are done in any order; in the order of the code, two lists can be compared.
  const order = new Map(MUTATIONS.map(({ meaning }, at) => [meaning, at]));
  const positionOf = ({ mutant }: MutantResult): number => order.get(mutant) ?? 0;
  const sections = KINDS.map((kind) => {
    const sorted = results[kind].toSorted((one, other) => positionOf(one) - positionOf(other));
    return `## ${kind}\n\n${sorted.map(({ mutant, outcome, reason }) => `- ${outcome}: ${mutant} (${reason})\n`).join('')}`;
  });
  return `# Mutants of the last run\n\n${sections.join('\n')}`;
}
