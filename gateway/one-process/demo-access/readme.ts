import { ONE_CASE } from './question.ts';

export const README = new URL('../../../README.md', import.meta.url);

const BEGIN = '<!-- answers side by side: written by npm run demo-access -- --write -->';
const END = '<!-- end of the answers -->';

/** The README with the query and its answers between the two marks. */
export function withDemonstration(readme: string, shown: string): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error('README.md has no place for the answers.');
  }
  const query = ONE_CASE.trim().replaceAll(/^ {2}/gm, '');
  const block = `${BEGIN}\n\n\`\`\`graphql\n${query}\n\`\`\`\n\n\`\`\`\n${shown}\n\`\`\`\n\n`;
  return `${readme.slice(0, begin)}${block}${readme.slice(end)}`;
}
