import { reportedFigures } from '../reported-figures.ts';

import type { DigestLine, SourceDigest } from './digest-line.ts';

const BEGIN = '<!-- digest: written by npm run readme -->';
const END = '<!-- end of digest -->';

/** The page with its table replaced; the rest is unchanged. */
export function withDigest(page: string, digest: readonly SourceDigest[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The page has no section for the digest: expected ${BEGIN} … ${END}`);
  }
  return `${page.slice(0, begin)}${BEGIN}\n\n${digest.map(sectionOf).join('\n')}\n${page.slice(end)}`;
}

function sectionOf({ source, lines }: SourceDigest): string {
  const published = reportedFigures.sources[source];
  const when = published?.publishedOn ? `, ${published.publishedOn}` : '';
  const rows = lines.map((line) => `| ${cellsOf(line).map(inCell).join(' | ')} |`);
  return [
    `## ${source}: ${published?.title ?? ''} (${published?.publisher ?? ''}${when}), ${lines.length} lines`,
    '',
    '| id | the source says | who asks | the answer | the question |',
    '| --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

function cellsOf({ id, line, asks, answer, query, set }: DigestLine): readonly string[] {
  return [
    set === 'gansu' ? `${id} (gansu)` : id,
    line,
    asks.map(({ label }) => label).join('<br>'),
    answer.map(({ says }) => says).join('<br>'),
    `<details><summary>GraphQL</summary><code>${query.replaceAll(/\s+/g, ' ')}</code></details>`,
  ];
}

/** A bar would end the cell. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|');
}
