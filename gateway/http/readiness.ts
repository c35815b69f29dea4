import { clockOf } from '../../subgraphs/shared/clock.ts';
import { dateInShanghai } from '../../subgraphs/shared/scalars/date-time.ts';
import type { AccessLedger } from '../access-ledger/access-ledger.ts';
import type { Authentication } from '../authentication/open-authentication.ts';
import type { SubgraphTransport } from '../subgraph-client/transport.ts';

import { jsonAnswer, type Answer } from './answer.ts';

/** What an answer needs that can be missing while the gateway runs. */
export interface ReadinessParts {
  readonly transports: ReadonlyMap<string, SubgraphTransport>;
  readonly keyState: Authentication['keyState'];
  readonly ledger: Pick<AccessLedger, 'isReady'>;
  /** The day that data are read as of; null for the machine's own. */
  readonly today: string | null;
}

/** Something that is missing. */
interface Missing {
  /** `tokenKeys`, `ledger` or the name of a subgraph. */
  readonly part: string;
  /** Whether any client notices. */
  readonly matters: boolean;
  /** Who notices what, in Chinese and in English. */
  readonly effect: string;
}

/** Time limit of each check; load balancers usually allow two seconds or more. */
const PROBE_MS = 1_000;
/** How long the result of a round of checks is answered. */
const ROUND_MS = 1_000;

/** The result of one round of checks. */
interface Round {
  readonly subgraphs: readonly { readonly name: string; readonly isReady: boolean }[];
  readonly isLedgerReady: boolean;
}

/**
 * `/health/ready`: whether a load balancer should send requests here, and what is missing. The gateway is ready while it has
 * a schema and is not stopping. What is missing is shown with its effect, but does not make the gateway unready: the other
 * offices' data is still complete, and removing every gateway would turn one outage into five. `today` is the day that data
 * are read as of, and `clock` says whether it stands still (`fixed`, over sample data) or is the machine's.
 *
 * Threat: anybody may ask, and a check passes every queue and budget on its way to an office's database. So all who ask share one
 * round of checks, and its result for a second.
 */
export function readiness(parts: ReadinessParts): (isDraining: boolean) => Promise<Answer> {
  let round: Promise<Round> | undefined;
  const keep = (): void => void setTimeout(() => (round = undefined), ROUND_MS).unref();
  return async (isDraining) => {
    round ??= check(parts).finally(keep);
    return answerOf(isDraining, await round, parts);
  };
}

async function check({ transports, ledger }: ReadinessParts): Promise<Round> {
  const [subgraphs, isLedgerReady] = await Promise.all([
    Promise.all(
      [...transports].map(async ([name, transport]) => {
        return { name, isReady: await transport.isReady(AbortSignal.timeout(PROBE_MS)) };
      }),
    ),
    ledger.isReady(AbortSignal.timeout(PROBE_MS)),
  ]);
  return { subgraphs, isLedgerReady };
}

function answerOf(
  isDraining: boolean,
  { subgraphs, isLedgerReady }: Round,
  { keyState, today }: Pick<ReadinessParts, 'keyState' | 'today'>,
): Answer {
  const tokenKeys = keyState();
  const missing = [
    ...(tokenKeys === 'loaded' ? [] : [MISSING_KEYS[tokenKeys]]),
    ...(isLedgerReady ? [] : [MISSING_LEDGER]),
    ...subgraphs.filter(({ isReady }) => !isReady).map(({ name }) => missingSubgraph(name)),
  ];
  return jsonAnswer(isDraining ? 503 : 200, {
    status: isDraining ? 'stopping' : 'ready',
    schema: 'loaded',
    today: dateInShanghai(clockOf(today)()),
    clock: today === null ? 'machine' : 'fixed',
    tokenKeys,
    ledger: isLedgerReady ? 'ready' : 'unavailable',
    subgraphs: Object.fromEntries(subgraphs.map(({ name, isReady }) => [name, isReady ? 'ready' : 'unavailable'])),
    missing,
  });
}

const MISSING_KEYS: Readonly<Record<'failing' | 'missing', Missing>> = {
  failing: {
    part: 'tokenKeys',
    matters: false,
    effect:
      '验证令牌的公钥读取失败，暂用上次的；超过 JWKS_STALE_MS 后带令牌的请求将得到 503。' +
      'The token keys cannot be read again; the last ones are used until JWKS_STALE_MS, then tokens are answered 503.',
  },
  missing: {
    part: 'tokenKeys',
    matters: true,
    effect:
      '没有验证令牌的公钥（JWKS）：带令牌的请求得到 503，不带令牌的公众请求照常。' +
      'There are no token keys (JWKS): requests with a token are answered 503, the public is served.',
  },
};

const MISSING_LEDGER: Missing = {
  part: 'ledger',
  matters: true,
  effect:
    '访问台账（ACCESS_LEDGER）写不进去：含受保护字段的请求被拒绝，公开数据照常。' +
    'The access ledger cannot be written: requests for protected fields are refused, public data is served.',
};

function missingSubgraph(name: string): Missing {
  return {
    part: name,
    matters: true,
    effect:
      `子图 ${name} 没有应答：它的字段为 null 并附错误，其余数据完整。` +
      `The subgraph ${name} does not answer: its fields are null, with errors; all other data is complete.`,
  };
}
