import { sampleSecretFaults } from '../subgraphs/shared/sample-secrets.ts';

import type { WorldChoice } from './world/world.ts';

/**
 * Where sample data is stored: a SQLite file per subgraph in a folder, or a MySQL database per subgraph on a server.
 */
export type SampleTarget = { kind: 'sqlite'; folder: string } | { kind: 'mysql'; url: string; prefix?: string };

/** The name of a world in its folder, its databases and its stamp. */
export function setName(choice: WorldChoice): string {
  return choice.set === 'load' ? `load-${choice.cases}` : choice.set;
}

/**
 * The target of a world. Each world has its own, so that making one does not replace another: `.data/gansu/cases.sqlite`, and
 * on MySQL `lianzhi_gansu_cases`; the default set's databases are plain `lianzhi_cases`. What follows the host in the URL
 * takes the place of `lianzhi_`: two people who share a server each use their own.
 */
export function sampleTargetOf(choice: WorldChoice, mysqlUrl: string | undefined): SampleTarget {
  const name = setName(choice);
  if (mysqlUrl === undefined) {
    return { kind: 'sqlite', folder: `.data/${name}` };
  }
  const own = new URL(mysqlUrl).pathname.slice(1) || 'lianzhi_';
  const prefix = choice.set === 'default' ? own : `${own}${name.replace('-', '_')}_`;
  return { kind: 'mysql', url: mysqlUrl, prefix };
}

/** Why production refuses a target: everybody knows the password of the Compose file's server. */
export function targetFaults(
  target: SampleTarget,
  env: Readonly<Record<string, string | undefined>>,
): readonly string[] {
  return target.kind === 'mysql' && env['LIANZHI_ENV'] === 'production'
    ? sampleSecretFaults({ '--mysql': target.url }, ['--mysql'])
    : [];
}
