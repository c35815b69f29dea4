import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

import { format, resolveConfig } from 'prettier';

import { HOOKS } from './mutations/all-mutations.ts';
import type { Kind } from './options.ts';
import { countOf, type Verdict } from './verdict.ts';

export type Verdicts = Readonly<Record<Kind, readonly Verdict[]>>;

const README = fileURLToPath(new URL('README.md', import.meta.url));
const LIST = fileURLToPath(new URL('last-run.md', import.meta.url));
const TABLE = /(<!-- last run -->)[^]*(<!-- end of last run -->)/;

/** Writes the counts and the hooks into the README, and every mutant into `last-run.md`. */
export async function writeReport(found: Verdicts, day: string): Promise<void> {
  // As they stand in the code, not as they came: then a diff tells what changed.
  const places = new Map(HOOKS.map(({ name }, at) => [name, at]));
  const placeOf = ({ mutant }: Verdict): number => places.get(mutant) ?? 0;
  const verdicts = { ...found, hooks: found.hooks.toSorted((one, other) => placeOf(one) - placeOf(other)) };
  const readme = await readFile(README, 'utf8');
  const told = readme.replace(
    TABLE,
    (_, start: string, end: string) => `${start}\n\n${summary(verdicts, day)}\n${end}`,
  );
  await writeFile(README, await laidOut(README, told));
  await writeFile(LIST, await laidOut(LIST, list(verdicts)));
}

async function laidOut(file: string, text: string): Promise<string> {
  return format(text, { ...(await resolveConfig(file)), parser: 'markdown' });
}

function summary(verdicts: Verdicts, day: string): string {
  const counts = kindsOf(verdicts).map(([kind, all]) => [
    kind,
    String(all.length),
    ...(['killed', 'equivalent', 'survived'] as const).map((outcome) => String(countOf(all, outcome))),
  ]);
  return [
    `Of ${day}:`,
    '',
    table(['', 'mutants', 'killed', 'change nothing for anybody', 'survived'], counts),
    '',
    table(
      ['hook', 'outcome', 'noticed by'],
      verdicts.hooks.map(({ mutant, outcome, how }) => [mutant, outcome, how]),
    ),
    '',
  ].join('\n');
}

function list(verdicts: Verdicts): string {
  const parts = kindsOf(verdicts).map(([kind, all]) => {
    const rows = all.map(({ mutant, outcome, how }) => `- ${outcome}: ${mutant} — ${escaped(how)}`);
    return `## ${kind}\n\n${rows.join('\n')}\n`;
  });
  return `# Mutants of the last run\n\nWritten by \`npm run mutants -- --write\`.\n\n${parts.join('\n')}`;
}

function kindsOf(verdicts: Verdicts): readonly (readonly [Kind, readonly Verdict[]])[] {
  return [
    ['rules', verdicts.rules],
    ['filters', verdicts.filters],
    ['hooks', verdicts.hooks],
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

function escaped(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('_', '\\_').replaceAll('*', '\\*').replaceAll('<', '&lt;');
}
