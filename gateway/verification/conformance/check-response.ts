import type { AccessCase, ExpectedError, ExpectedRefusal } from './access-cases.ts';

/** A gateway's response body. */
export interface Response {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * @param read coordinates that were requested from subgraphs, if known
 * @returns a sentence for each difference from what the case expects; none if it passes
 */
export function checkResponse(
  { expected }: AccessCase,
  response: Response,
  read?: ReadonlySet<string>,
): readonly string[] {
  return 'unknown' in expected ? checkRefusal(expected, response) : [...checkAnswer(), ...checkReads()];

  function checkAnswer(): readonly string[] {
    if ('unknown' in expected) {
      return [];
    }
    const reported = (response.errors ?? []).map(({ path, extensions }) => ({
      code: extensions?.['code'],
      path: path?.filter((part) => typeof part === 'string'),
      coordinate: extensions?.['coordinate'],
    }));
    return [
      ...differing('data', JSON.stringify(expected.data), JSON.stringify(response.data)),
      ...differing('errors', sorted(expected.errors ?? []), sorted(reported as ExpectedError[])),
    ];
  }

  function checkReads(): readonly string[] {
    const unread = 'unread' in expected ? (expected.unread ?? []) : [];
    return unread.filter((coordinate) => read?.has(coordinate)).map((coordinate) => `${coordinate} was read`);
  }
}

/** The message must be that for an unknown name, without a suggestion. */
function checkRefusal({ unknown }: ExpectedRefusal, { data, errors = [] }: Response): readonly string[] {
  const messages = unknown.map((what) => {
    const [type, field] = what.split('.');
    return field === undefined ? `Unknown type "${type}".` : `Cannot query field "${field}" on type "${type}".`;
  });
  const codes = new Set(errors.map(({ extensions }) => extensions?.['code']));
  return [
    ...differing('messages', messages.join('\n'), errors.map(({ message }) => message).join('\n')),
    ...differing('codes', 'GRAPHQL_VALIDATION_FAILED', [...codes].join(', ')),
    ...(data === undefined ? [] : ['there is data']),
  ];
}

function sorted(errors: readonly ExpectedError[]): string {
  const keys = errors.map(({ code, path = [], coordinate }) => `${code} ${path.join('.')} ${coordinate ?? ''}`);
  return keys.sort().join('\n');
}

function differing(what: string, expected: string, actual: string | undefined): readonly string[] {
  return expected === actual ? [] : [`${what}: expected ${expected}, actual ${actual}`];
}
