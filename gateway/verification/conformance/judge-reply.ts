import type { AccessCase, ExpectedError, ExpectedRefusal } from './access-case.ts';

/** What a gateway replied, as JSON came over the wire. */
export interface Reply {
  readonly data?: unknown;
  readonly errors?: readonly {
    readonly message: string;
    readonly path?: readonly (string | number)[];
    readonly extensions?: Readonly<Record<string, unknown>>;
  }[];
}

/**
 * What of a reply is not as a case expects it, as sentences; none where it passes.
 *
 * @param read coordinates that subgraphs were asked for, where that is known
 */
export function judgeReply({ expected }: AccessCase, reply: Reply, read?: ReadonlySet<string>): readonly string[] {
  return 'unknown' in expected ? judgeRefusal(expected, reply) : [...judgeAnswer(), ...judgeReading()];

  function judgeAnswer(): readonly string[] {
    if ('unknown' in expected) {
      return [];
    }
    const told = (reply.errors ?? []).map(({ path, extensions }) => ({
      code: extensions?.['code'],
      path: path?.filter((part) => typeof part === 'string'),
      coordinate: extensions?.['coordinate'],
    }));
    return [
      ...differing('data', JSON.stringify(expected.data), JSON.stringify(reply.data)),
      ...differing('errors', sorted(expected.errors ?? []), sorted(told as ExpectedError[])),
    ];
  }

  function judgeReading(): readonly string[] {
    const unread = 'unread' in expected ? (expected.unread ?? []) : [];
    return unread.filter((coordinate) => read?.has(coordinate)).map((coordinate) => `${coordinate} was read`);
  }
}

/** The message is that of a name which no schema has; it suggests nothing. */
function judgeRefusal({ unknown }: ExpectedRefusal, { data, errors = [] }: Reply): readonly string[] {
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

function differing(what: string, expected: string, got: string | undefined): readonly string[] {
  return expected === got ? [] : [`${what}: expected ${expected}, got ${got}`];
}
