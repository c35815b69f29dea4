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
  /** Whether it asks the real five subgraphs as well. */
  readonly inDomain: boolean;
}

const OWN = fileURLToPath(new URL('../processes/contender.ts', import.meta.url));
const HIVE = fileURLToPath(new URL('../peers/hive.mjs', import.meta.url));

export const CONTENDERS: readonly Contender[] = [
  own('ours', 'us', 'This gateway, every limit and check on.', true),
  own('authorized', 'us, with rights', 'The same with access rules, a token, and the access ledger on disk.', true),
  own('apollo', 'plain Apollo', '`@apollo/server` + `@apollo/gateway` as documented.', true),
  hive('js', false, true),
  hive('js', true, false),
  hive('native', false, true),
  hive('native', true, false),
  own('parsed', 'floor: parsed', 'Our fetches, each answer parsed, the reply stringified.', true),
  own('fixed', 'floor: fixed bytes', 'Our fetches, nothing parsed, bytes made beforehand.', false),
];

/** Run only where it is named: ours without what it compiles. */
export const REFERENCE: Contender = own(
  'reference',
  'us, reference executor',
  'This gateway with `EXECUTOR=reference`.',
  true,
);

/** What ratios are taken of. */
export const OURS = 'ours';

/** Asked with a token, over the real subgraphs only: the small ones protect nothing. */
export const AUTHORIZED = 'authorized';

function own(name: string, title: string, what: string, inDomain: boolean): Contender {
  return { name, title, what, script: OWN, args: [name], extra: {}, isPeer: false, inDomain };
}

function hive(planner: 'js' | 'native', sharing: boolean, inDomain: boolean): Contender {
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
    inDomain,
  };
}
