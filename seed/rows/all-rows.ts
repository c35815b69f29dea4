import { CourtClosure, RegionClosure } from '../../subgraphs/shared/database/closure.entity.ts';
import { AgencyDirectory, CourtDirectory } from '../../subgraphs/shared/database/directory.entity.ts';
import type { SubgraphName } from '../../subgraphs/shared/server/subgraph-names.ts';
import { agencies } from '../places/agencies.ts';
import { courtClosure, courts } from '../places/courts.ts';
import { regionClosure } from '../places/regions.ts';
import type { World } from '../world/case-facts.ts';

import { assetsRows } from './assets.ts';
import { casesRows } from './cases.ts';
import { creditRows } from './credit.ts';
import { linkageRows } from './linkage.ts';
import { performanceRows } from './performance.ts';
import type { Emit, RowWriter } from './row-writer.ts';

const WRITERS: Readonly<Record<SubgraphName, (world: World, emit: Emit) => RowWriter>> = {
  cases: casesRows,
  assets: assetsRows,
  credit: creditRows,
  performance: performanceRows,
  linkage: linkageRows,
};

/**
 * Streams a world once and writes the records of the given subgraphs. `afterBatch` is awaited every thousand cases: it
 * is the backpressure of a slow database.
 */
export async function writeRows(
  world: World,
  emits: Readonly<Partial<Record<SubgraphName, Emit>>>,
  afterBatch: (casesSoFar: number) => Promise<void>,
): Promise<void> {
  const writers = (Object.entries(emits) as [SubgraphName, Emit][]).map(([name, emit]) => {
    for (const row of regionClosure) {
      emit(RegionClosure, row);
    }
    for (const row of courtClosure) {
      emit(CourtClosure, row);
    }
    for (const { id, creditCode, regionCode } of agencies) {
      emit(AgencyDirectory, { agencyId: id, creditCode, regionCode });
    }
    for (const { code, regionCode } of courts) {
      emit(CourtDirectory, { courtCode: code, regionCode });
    }
    return WRITERS[name](world, emit);
  });
  const write = <Kind extends Exclude<keyof RowWriter, 'finish'>>(kind: Kind, facts: never): void => {
    for (const writer of writers) {
      (writer[kind] as ((facts: never) => void) | undefined)?.(facts);
    }
  };
  let cases = 0;
  for (const facts of world.cases()) {
    write('case', facts as never);
    cases += 1;
    if (cases % 1000 === 0) {
      await afterBatch(cases);
    }
  }
  for (const facts of world.judgments()) {
    write('judgment', facts as never);
  }
  for (const facts of world.campaigns()) {
    write('campaign', facts as never);
  }
  for (const facts of world.petitions()) {
    write('petition', facts as never);
  }
  for (const facts of world.courtStaff()) {
    write('courtStaff', facts as never);
  }
  for (const writer of writers) {
    writer.finish?.();
  }
  await afterBatch(cases);
}
