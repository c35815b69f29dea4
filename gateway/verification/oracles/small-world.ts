import { sampleAddresses, type SampleAddresses } from '../../../seed/load.ts';
import { writeRows } from '../../../seed/rows/all-rows.ts';
import type { Emit } from '../../../seed/rows/row-writer.ts';
import type { World } from '../../../seed/world/case-facts.ts';
import { defaultWorld } from '../../../seed/world/default-world.ts';
import { emitTo } from '../../../seed/write/emit-to-sink.ts';
import { openSqliteLoad } from '../../../seed/write/sqlite.ts';
import { SUBGRAPHS } from '../../../subgraphs/definitions.ts';
import { connect } from '../../../subgraphs/shared/database/connect.ts';
import type { EntityClass } from '../../../subgraphs/shared/database/entity-class.ts';
import { migrate } from '../../../subgraphs/shared/database/migrate.ts';
import { storedBy } from '../../../subgraphs/shared/database/stored-by.ts';
import { SUBGRAPH_NAMES, type SubgraphName } from '../../../subgraphs/shared/server/subgraph-names.ts';

/** A record as it is stored. */
export interface StoredRow {
  readonly subgraph: SubgraphName;
  /** The record's class, which is also its type's name in the graph. */
  readonly kind: string;
  readonly values: Readonly<Record<string, unknown>>;
}

/** How many of the default world's cases and judgments are kept: one in so many. */
export interface Kept {
  /** Of those against persons and enterprises. */
  readonly oneIn: number;
  /** Of those against agencies, which more audiences may see. */
  readonly oneAgencyCaseIn: number;
  /**
   * Whether what the offices have of the cases and judgments of private persons is left out. Everything else is the same record
   * for record, save for what is computed over cases.
   */
  readonly withoutPersons?: boolean;
}

/** Records that are computed over all cases of a court. */
const COMPUTED_OVER_CASES: ReadonlySet<string> = new Set(['CourtIndicatorValue']);

const HANDFUL: Kept = { oneIn: 150, oneAgencyCaseIn: 20 };

/**
 * Writes a small world into SQLite files: some cases of Ganzi, Ningde and the rest of Fujian, a hundred and fifty unless more
 * are kept, with all records that the five offices have of them.
 *
 * @param change replaces values of a row before it is stored
 * @returns the databases' addresses, and every row in them
 */
export async function writeSmallWorld(
  folder: string,
  change: (row: StoredRow) => Readonly<Record<string, unknown>>,
  kept: Kept = HANDFUL,
): Promise<{ addresses: SampleAddresses; rows: readonly StoredRow[] }> {
  const addresses = sampleAddresses({ kind: 'sqlite', folder });
  const rows: StoredRow[] = [];
  const emits: Partial<Record<SubgraphName, Emit>> = {};
  const ends: (() => void)[] = [];
  let isLeftOut = (_kind: string, _values: StoredRow['values']): boolean => false;
  for (const subgraph of SUBGRAPH_NAMES) {
    const address = addresses[subgraph];
    const definition = SUBGRAPHS[subgraph];
    const sink = await openSqliteLoad({
      file: address.kind === 'sqlite' ? address.file : '',
      stamp: { set: 'small', seed: 1, version: 'small' },
      makeTables: async (file) => void (await migrate(definition, { kind: 'sqlite', file })),
    });
    const entities = storedBy(definition);
    // Only the metadata is used.
    const metadata = await connect({ kind: 'sqlite', file: ':memory:' }, { entities, writable: true });
    const store = emitTo(sink, metadata.em);
    emits[subgraph] = (entity: EntityClass, given: object) => {
      if (isLeftOut(entity.name, given as StoredRow['values'])) {
        return;
      }
      const values = change({ subgraph, kind: entity.name, values: given as Record<string, unknown> });
      rows.push({ subgraph, kind: entity.name, values });
      store(entity, values as never);
    };
    ends.push(() => sink.done());
    ends.push(() => void metadata.close());
  }
  const world = thinned(defaultWorld(1), kept);
  if (kept.withoutPersons) {
    // Twice: which sessions, letters and meetings there are is chosen among all cases, and must stay the same choice.
    const ofPersons = recordsOfPersons(world);
    isLeftOut = (kind, values) => COMPUTED_OVER_CASES.has(kind) || ofPersons.has(kind, values);
    await writeRows(world, emits, () => Promise.resolve());
    isLeftOut = (kind) => !COMPUTED_OVER_CASES.has(kind);
    await writeRows(ofPersons.removedFrom(world), emits, () => Promise.resolve());
  } else {
    await writeRows(world, emits, () => Promise.resolve());
  }
  ends.forEach((end) => end());
  return { addresses, rows };
}

/** Fewer cases, and without the counts that the full sample data must have. */
function thinned(world: World, { oneIn, oneAgencyCaseIn }: Kept): World {
  const cases = [...world.cases()].filter(
    ({ id, debtorAgencyId }) => hash(id) % (debtorAgencyId === null ? oneIn : oneAgencyCaseIn) === 0,
  );
  const kept = new Set(cases.map(({ id }) => id));
  const judgments = [...world.judgments()].filter(({ id, enforcementCaseId }) =>
    enforcementCaseId === null ? hash(id) % oneIn === 0 : kept.has(enforcementCaseId),
  );
  const petitions = [...world.petitions()].filter(({ caseId }) => kept.has(caseId));
  return { ...world, set: 'load', cases: () => cases, judgments: () => judgments, petitions: () => petitions };
}

/** The cases in which private persons owe, the judgments against them, and all records of these. */
function recordsOfPersons(world: World) {
  const cases = new Set<unknown>();
  for (const { id, debtorKind } of world.cases()) {
    if (debtorKind === 'PERSON') {
      cases.add(id);
    }
  }
  const judgments = new Set<unknown>();
  for (const { id, enforcementCaseId, defendantAgencyId } of world.judgments()) {
    if (enforcementCaseId === null ? defendantAgencyId === null : cases.has(enforcementCaseId)) {
      judgments.add(id);
    }
  }
  return {
    has(kind: string, { id, caseId, judgmentId }: StoredRow['values']): boolean {
      return (
        cases.has(kind === 'EnforcementCase' ? id : caseId) || judgments.has(kind === 'Judgment' ? id : judgmentId)
      );
    },
    removedFrom: (from: World): World => ({
      ...from,
      cases: () => [...from.cases()].filter(({ id }) => !cases.has(id)),
      judgments: () => [...from.judgments()].filter(({ id }) => !judgments.has(id)),
      petitions: () => [...from.petitions()].filter(({ caseId }) => !cases.has(caseId)),
    }),
  };
}

function hash(text: string): number {
  return Array.from(text).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) >>> 0, 7);
}
