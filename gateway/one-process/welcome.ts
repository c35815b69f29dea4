import { readFile } from 'node:fs/promises';

import type { SampleTarget } from '../../seed/sample-target.ts';
import { PERSONAS, type Bilingual } from '../authentication/issuing/personas.ts';

interface Example {
  readonly question: Bilingual;
  readonly query: string;
}

/** The example queries of the explorer. */
const EXAMPLES = new URL('../http/explorer/public/examples.json', import.meta.url);

/** What `npm start` prints when the graph is ready. @param today the day that the sample data are read as of */
export async function welcome(url: string, target: SampleTarget, today: string): Promise<string> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as Example[];
  return [
    '',
    'Lianzhi 联执 is up, over sample data. Every person in it is invented.',
    '',
    `  Explorer   ${url}/`,
    `  GraphQL    ${url}/graphql`,
    `  Queries    ${url}/q/   (rows at a plain URL, for Excel, Python and R)`,
    `  Health     ${url}/health/ready`,
    `  Data       ${target.kind === 'sqlite' ? target.folder : `MySQL at ${new URL(target.url).host}`}`,
    `  Today      ${today}   (the data are read as of this day; LIANZHI_TODAY sets another)`,
    '  Token      npm run token -- --audience court --court 最高法   (others: --help)',
    '',
    'Each audience sees its own slice of the graph; choose one in the explorer:',
    '',
    ...Object.entries(PERSONAS).map(([audience, { sees }]) => `  ${audience.padEnd(10)} ${sees.en}`),
    '',
    'Five example queries, which are in the explorer as well:',
    '',
    ...examples
      .slice(0, 5)
      .map(({ question, query }, at) => `${at + 1}. ${question.zh} ${question.en}\n\n${indented(query)}\n`),
    'Ctrl-C stops it.',
  ].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
