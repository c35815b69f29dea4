import type { Logger } from 'pino';

import type { Clock } from '../shared/clock.ts';
import type { Database } from '../shared/database/connect.ts';
import { dateInShanghai } from '../shared/scalars/date-time.ts';
import type { SubgraphDefinition } from '../shared/server/define-subgraph.ts';

import { examineClosures } from './closures.ts';
import { FINDING_KINDS } from './finding-kinds.ts';
import { finding, type Finding } from './finding.ts';
import type { Office } from './office.ts';
import { examineTables } from './opened-tables.ts';
import { DERIVED, valuesOf } from './values.ts';

/** The longest that a subgraph that has just started looks at one table: requests come first. */
const TABLE_MS = 10_000;

/** The quick part of the examination, which runs while the subgraph already answers. */
export interface StartExamination {
  /** What was found so far, a line each: a column, what is wrong in kind, and of how many rows. */
  lines(): readonly string[];
  /** Ends it; nothing of it runs on the server afterwards. */
  stop(): Promise<void>;
}

/**
 * Looks once, at start, at the values of every table of an office, one scan at a time, and logs what the graph cannot show. A
 * SQLite database is ours, so it is not looked at.
 */
export function startExamination(
  definition: SubgraphDefinition,
  database: Database,
  { now, logger }: { readonly now: Clock; readonly logger: Logger },
): StartExamination {
  const found: Finding[] = [];
  const stopping = new AbortController();
  const looking =
    database.kind === 'sqlite'
      ? Promise.resolve()
      : look({ definition, database, today: dateInShanghai(now()), signal: stopping.signal }, (one) => {
          if (FINDING_KINDS[one.kind].level === 'fault' || one.kind === 'too-slow') {
            found.push(one);
          }
        }).catch(() => undefined);
  void looking.then(() => {
    if (found.length > 0 && !stopping.signal.aborted) {
      const columns = found.map(lineOf);
      logger.warn({ subgraph: definition.name, columns }, `the database holds what cannot be shown: npm run doctor`);
    }
  });
  return {
    lines: () => found.map(lineOf),
    async stop() {
      stopping.abort();
      await looking;
    },
  };
}

interface Looked {
  readonly definition: SubgraphDefinition;
  readonly database: Database;
  readonly today: string;
  readonly signal: AbortSignal;
}

async function look({ definition, database, today, signal }: Looked, add: (one: Finding) => void): Promise<void> {
  const empty = { readable: new Map(), collations: new Map(), rowCounts: new Map() };
  const office: Office = { name: definition.name, definition, database, today, signal, ...empty };
  (await examineTables(office)).forEach(add);
  for (const table of [...office.readable.values()].filter(({ name }) => !DERIVED.has(name))) {
    const limit = AbortSignal.timeout(TABLE_MS);
    try {
      (await valuesOf({ ...office, signal: AbortSignal.any([signal, limit]) }, table)).forEach(add);
    } catch (error) {
      if (!limit.aborted) {
        throw error;
      }
      add(finding('too-slow', { table: table.name }));
    }
  }
  (await examineClosures(office)).forEach(add);
}

function lineOf({ kind, table, column, rows }: Finding): string {
  const place = column === null ? (table ?? '') : `${table}.${column}`;
  return `${place}: ${kind}${rows === null ? '' : ` ${rows}`}`;
}
