/** A question, the query that asks it, and what the graph answers over the default sample data. */
export interface AnsweredQuestion {
  readonly question: string;
  readonly query: string;
  readonly data: unknown;
}

const BEGIN = '<!-- questions: written by npm run readme -->';
const END = '<!-- end of questions -->';

/** The README with its questions and answers written anew; all else as it was. */
export function withQuestions(readme: string, questions: readonly AnsweredQuestion[]): string {
  const begin = readme.indexOf(BEGIN);
  const end = readme.indexOf(END);
  if (begin < 0 || end < begin) {
    throw new Error(`The README has no place for its questions: expected ${BEGIN} … ${END}`);
  }
  const text = questions.map(
    ({ question, query, data }, at) =>
      `### ${at + 1}. ${question}\n\n\`\`\`graphql\n${query}\n\`\`\`\n\n\`\`\`json\n${shownJson(data)}\n\`\`\`\n`,
  );
  return `${readme.slice(0, begin)}${BEGIN}\n\n${text.join('\n')}\n${readme.slice(end)}`;
}

/** JSON with each list entry that holds no list of its own on one line, so that a table of figures reads as one. */
function shownJson(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || (indent !== '' && flat.length <= 150 && !hasList(value))) {
    return spaced(flat);
  }
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    if (value.length === 0) {
      return '[]';
    }
    return `[\n${value.map((entry) => deeper + shownJson(entry, deeper)).join(',\n')}\n${indent}]`;
  }
  const entries = Object.entries(value).map(
    ([name, entry]) => `${deeper}${JSON.stringify(name)}: ${shownJson(entry, deeper)}`,
  );
  return `{\n${entries.join(',\n')}\n${indent}}`;
}

function hasList(value: object): boolean {
  return Object.values(value).some((entry) => Array.isArray(entry) && entry.length > 0);
}

/** A space after each comma and colon that stands outside text. */
function spaced(json: string): string {
  return json.replace(/"(?:[^"\\]|\\.)*"|[,:]/g, (token) => (token.length === 1 ? `${token} ` : token));
}
