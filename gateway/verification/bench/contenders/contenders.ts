import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** How a contender is started, and its name in the tables. */
export interface Contender {
  readonly name: string;
  readonly title: string;
  /** Describes it in a line. */
  readonly what: string;
  readonly script: string;
  /** Arguments before the options' JSON. */
  readonly args: readonly string[];
  /** Added to the options. */
  readonly extra: Readonly<Record<string, unknown>>;
  /** Whether it is another's gateway: one that cannot answer a query is left out of it, and the report says so. */
  readonly isPeer: boolean;
  /** Over which subgraphs it is measured: the four small ones, the real five. */
  readonly over: readonly SubgraphSet[];
}

export const SUBGRAPH_SETS = ['small', 'domain'] as const;
export type SubgraphSet = (typeof SUBGRAPH_SETS)[number];

const BOTH: readonly SubgraphSet[] = ['small', 'domain'];
const SMALL: readonly SubgraphSet[] = ['small'];

/** The script of every process of the bench except Hive's. */
export const ROLE_SCRIPT = fileURLToPath(new URL('../processes/role.ts', import.meta.url));
const PEERS = fileURLToPath(new URL('../peers/', import.meta.url));

/** Measured only if it is named. */
const OURS_APOLLO = 'ours-apollo';

export const CONTENDERS: readonly Contender[] = [
  own('ours', 'us', 'This gateway, every limit and check on.', BOTH),
  // The small subgraphs have no access rules.
  own('authorized', 'us, with rights', 'The same with access rules, a token, and the access ledger on disk.', [
    'domain',
  ]),
  own('apollo', 'plain Apollo', '`@apollo/server` + `@apollo/gateway` as documented.', BOTH),
  hive('js', false, BOTH),
  hive('js', true, SMALL),
  hive('native', false, BOTH),
  hive('native', true, SMALL),
  own('parsed', 'floor: parsed', 'Our fetches, each reply parsed, the response stringified.', BOTH),
  own('fixed', 'floor: fixed bytes', 'Our fetches, nothing parsed, bytes made beforehand.', SMALL),
  own(OURS_APOLLO, 'us, Apollo’s executor', 'This gateway with `EXECUTOR=apollo`.', BOTH),
];

/** The contender that the others are compared with. */
export const OURS = 'ours';

/** Its requests carry a token. */
export const AUTHORIZED = 'authorized';

/** The contenders over a set of subgraphs: the chosen ones, or all that are measured by default. */
export function contendersOver(set: SubgraphSet, chosen: readonly string[]): readonly Contender[] {
  return CONTENDERS.filter(({ name, over }) => {
    const isChosen = chosen.length === 0 ? name !== OURS_APOLLO : chosen.includes(name);
    return isChosen && over.includes(set);
  });
}

function own(name: string, title: string, what: string, over: readonly SubgraphSet[]): Contender {
  return { name, title, what, script: ROLE_SCRIPT, args: [name], extra: {}, isPeer: false, over };
}

function hive(planner: 'js' | 'native', sharing: boolean, over: readonly SubgraphSet[]): Contender {
  const word = sharing ? 'sharing' : 'no sharing';
  return {
    name: `hive-${planner}${sharing ? '-sharing' : ''}`,
    title: `Hive, ${planner === 'js' ? 'JS' : 'native'} planner, ${word}`,
    what: `Hive Gateway on its ${planner === 'js' ? 'stitching' : 'router'} runtime; identical concurrent fetches ${
      sharing ? 'are sent once (its default)' : 'are not shared'
    }.`,
    script: `${PEERS}hive.mjs`,
    args: [],
    extra: { planner, sharing },
    isPeer: true,
    over,
  };
}

/** Installs the other gateways from their lock file unless they are installed. @throws if that fails */
export function installPeers(log: (line: string) => void): void {
  if (existsSync(`${PEERS}node_modules`)) {
    return;
  }
  log('The other gateways are not installed: npm ci in gateway/verification/bench/peers …');
  const { status, stderr } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: PEERS,
    encoding: 'utf8',
  });
  if (status !== 0) {
    throw new Error(`npm ci failed in gateway/verification/bench/peers:\n${stderr}`);
  }
}
