import type { SampleTarget } from '../../seed/load.ts';
import { EXAMPLE_QUERIES } from './example-queries.ts';

/** What `npm start` prints once the graph answers: where to look, and what to try. */
export function welcome(url: string, target: SampleTarget): string {
  const examples = EXAMPLE_QUERIES.slice(0, 5).map(
    ({ question, query }, index) => `${index + 1}. ${question}\n\n${indented(query)}\n`,
  );
  return [
    '',
    'Lianzhi 联执 is up, over sample data. Every person in it is invented.',
    '',
    `  Explorer   ${url}/`,
    `  GraphQL    ${url}/graphql`,
    `  Health     ${url}/health/ready`,
    `  Data       ${target.kind === 'sqlite' ? target.folder : `MySQL at ${new URL(target.url).host}`}`,
    '  Token      none is asked for yet: the graph is open to this machine only',
    '',
    'Five questions to begin with (they are in the explorer, too):',
    '',
    ...examples,
    'Ctrl-C stops it.',
  ].join('\n');
}

function indented(text: string): string {
  return text
    .split('\n')
    .map((line) => `     ${line}`)
    .join('\n');
}
