/** A question in words, its GraphQL query, and the result over the default sample data. */
export interface ExampleWithResult {
  readonly question: string;
  readonly query: string;
  readonly data: unknown;
}

const BEGIN = '<!-- queries: written by npm run readme -->';
const END = '<!-- end of queries -->';

/** The page with its examples replaced; the rest is unchanged. */
export function withResults(page: string, examples: readonly ExampleWithResult[]): string {
  const begin = page.indexOf(BEGIN);
  const end = page.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The page has no section for its queries: expected ${BEGIN} … ${END}`);
  }
  const text = examples.map(
    ({ question, query, data }, at) =>
      `### ${at + 1}. ${question}\n\n\`\`\`graphql\n${query}\n\`\`\`\n\n\`\`\`json\n${formatJson(data)}\n\`\`\`\n`,
  );
  return `${page.slice(0, begin)}${BEGIN}\n\n${text.join('\n')}\n${page.slice(end)}`;
}

/** JSON with each list entry on one line unless it contains a list, so that rows of figures read as a table. */
function formatJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || (indent !== '' && flat.length <= 150 && !hasList(value))) {
    return spaced(flat);
  }
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) {
      return '[]';
    }
    return `[\n${value.map((entry) => deeper + formatJson(entry, deeper)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([name, entry]) => `${deeper}${JSON.stringify(name)}: ${formatJson(entry, deeper)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

function hasList(value: object): boolean {
  return Object.values(value).some((entry) => Array.isArray(entry) && entry.length > 0);
}

/** Adds a space after each comma and colon outside strings. */
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) => (token.length === 1 ? `${token} ` : token));
}
