import { readFile } from 'node:fs/promises';

/** The explorer's examples. */
const EXAMPLES = new URL('../../gateway/http/explorer/public/examples.json', import.meta.url);

interface Example {
  readonly question: { readonly zh: string; readonly en: string };
  readonly audiences: readonly string[];
  readonly sampleData?: boolean;
  readonly query: string;
}

/** Those of the explorer's examples that tell the stories of the sample data to a court, each under its question. */
export async function tenQueries(): Promise<readonly { readonly question: string; readonly query: string }[]> {
  const examples = JSON.parse(await readFile(EXAMPLES, 'utf8')) as readonly Example[];
  return examples
    .filter(({ audiences, sampleData = false }) => sampleData && audiences.includes('court'))
    .map(({ question, query }) => ({ question: `${question.zh} ${question.en}`, query }));
}
