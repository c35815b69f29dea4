import { readFile } from 'node:fs/promises';

import type { SampleTarget } from '../../seed/sample-target.ts';
import { PERSONAS } from '../authentication/issuing/personas.ts';

interface Example {
  readonly question: string;
  readonly query: string;
}

/** The explorer opens with the same. */
const EXAMPLES = new URL('../http/explorer/public/examples.json', import.meta.url);

/** What `npm start` prints once the graph answers: where to look, and what to try. */
export async function welcome(url: string, target: SampleTarget): Promise<string> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as Example[];
  return [
    '',
    'Lianzhi 联执 is up, over sample data. Every person in it is invented.',
    '',
    `  Explorer   ${url}/`,
    `  GraphQL    ${url}/graphql`,
    `  Health     ${url}/health/ready`,
    `  Data       ${target.kind === 'sqlite' ? target.folder : `MySQL at ${new URL(target.url).host}`}`,
    '  Token      npm run token -- --audience court --court 最高法   (others: --help)',
    '',
    'Each asker sees a slice of its own; the explorer lets you choose whose:',
    '',
    ...Object.entries(PERSONAS).map(([audience, { sees }]) => `  ${audience.padEnd(10)} ${sees}`),
    '',
    'Five questions to begin with (they are in the explorer, too):',
    '',
    ...examples.slice(0, 5).map(({ question, query }, at) => `${at + 1}. ${question}\n\n${indented(query)}\n`),
    'Ctrl-C stops it.',
  ].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
