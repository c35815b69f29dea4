import { fileURLToPath } from 'node:url';

/** How a contender is started and what it is called in the table. */
export interface Contender {
  readonly name: string;
  readonly title: string;
  /** A line of the README. */
  readonly what: string;
  readonly script: string;
  /** Arguments before the options' JSON. */
  readonly args: readonly string[];
  /** Joined to the options. */
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

const OWN = fileURLToPath(new URL('../processes/contender.ts', import.meta.url));
const HIVE = fileURLToPath(new URL('../peers/hive.mjs', import.meta.url));

export const CONTENDERS: readonly Contender[] = [
  own('ours', 'us', 'This gateway, every limit and check on.', BOTH),
  // The small subgraphs protect nothing.
  own('authorized', 'us, with rights', 'The same with access rules, a token, and the access ledger on disk.', [
    'domain',
  ]),
  own('apollo', 'plain Apollo', '`@apollo/server` + `@apollo/gateway` as documented.', BOTH),
  hive('js', false, BOTH),
  hive('js', true, SMALL),
  hive('native', false, BOTH),
  hive('native', true, SMALL),
  own('parsed', 'floor: parsed', 'Our fetches, each answer parsed, the reply stringified.', BOTH),
  own('fixed', 'floor: fixed bytes', 'Our fetches, nothing parsed, bytes made beforehand.', SMALL),
];

/** Run only where it is named: ours without what it compiles. */
const REFERENCE: Contender = own(
  'reference',
  'us, reference executor',
  'This gateway with `EXECUTOR=reference`.',
  BOTH,
);

/** What ratios are taken of. */
export const OURS = 'ours';

/** Asked with a token. */
export const AUTHORIZED = 'authorized';

/** Those chosen by name, or all but the reference, that are measured over such subgraphs. */
export function contendersOver(set: SubgraphSet, chosen: readonly string[]): readonly Contender[] {
  const named =
    chosen.length === 0 ? CONTENDERS : [...CONTENDERS, REFERENCE].filter(({ name }) => chosen.includes(name));
  return named.filter(({ over }) => over.includes(set));
}

function own(name: string, title: string, what: string, over: readonly SubgraphSet[]): Contender {
  return { name, title, what, script: OWN, args: [name], extra: {}, isPeer: false, over };
}

function hive(planner: 'js' | 'native', sharing: boolean, over: readonly SubgraphSet[]): Contender {
  const word = sharing ? 'sharing' : 'no sharing';
  return {
    name: `hive-${planner}${sharing ? '-sharing' : ''}`,
    title: `Hive, ${planner === 'js' ? 'JS' : 'native'} planner, ${word}`,
    what: `Hive Gateway on its ${planner === 'js' ? 'stitching' : 'router'} runtime; identical fetches under way ${
      sharing ? 'are asked once (its default)' : 'are not shared'
    }.`,
    script: HIVE,
    args: [],
    extra: { planner, sharing },
    isPeer: true,
    over,
  };
}
