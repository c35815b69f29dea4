import { AUDIENCES, type Audience } from '../../../subgraphs/shared/access/viewer.ts';
import { bearerHeaders, PERSONAS } from '../../authentication/issuing/personas.ts';

import { FIND_CASE, ONE_CASE, type FoundCases } from './question.ts';
import { sideBySide, type Told } from './side-by-side.ts';

interface Reply {
  readonly data: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly unknown[];
    readonly extensions: object;
  }[];
}

/**
 * Asks a graph over the sample data one query as each audience, over HTTP.
 *
 * @returns the answers side by side, and under them what each audience is told of what it may not read
 */
export async function demonstrate(url: string): Promise<string> {
  const found = (await ask(url, 'court', FIND_CASE, {})).data as FoundCases;
  const chosen = found.enforcementCases.edges.find(
    ({ node: { assets, debtorAgency, supervisionLedger } }) =>
      (assets ?? []).length > 0 &&
      supervisionLedger !== null &&
      debtorAgency?.performances?.edges.some(({ node }) => node.deductions.length > 0),
  )?.node;
  if (chosen === undefined) {
    throw new Error('The sample data hold no case to show.');
  }
  const variables = { case: chosen.id, agency: chosen.debtorAgency?.id };
  const answers: Told[] = [];
  for (const audience of AUDIENCES) {
    answers.push(await ask(url, audience, ONE_CASE, variables));
  }
  return [
    sideBySide(answers),
    '',
    '✕ may not be read: null, with an error   · not in the answer   null: there is none',
    '',
    ...answers.map(summaryOf),
  ].join('\n');
}

function summaryOf({ audience, status, errors }: Told): string {
  const codes = [...new Set(errors.map(({ extensions }) => String(extensions['code'])))].join(' ');
  const told = errors[0] === undefined ? 'no error' : `${errors.length} × ${codes}, e.g. “${errors[0].message}”`;
  return `${audience.padEnd(11)} ${PERSONAS[audience].label}: HTTP ${status}, ${told}`;
}

async function ask(url: string, audience: Audience, query: string, variables: object): Promise<Told> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(await bearerHeaders(audience)) },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors = [] } = (await response.json()) as Reply;
  return {
    audience,
    status: response.status,
    data,
    errors: errors.map(({ message, path = [], extensions }) => ({
      message,
      extensions: { ...extensions, path: path.filter((part) => typeof part === 'string').join('.') },
    })),
  };
}
