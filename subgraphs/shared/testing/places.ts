import { CourtClosure, RegionClosure } from '../database/closure.entity.ts';
import type { Row } from '../database/entity-class.ts';

import type { Scratch } from './scratch-database.ts';

/** Each branch is a region or court with those directly under it: `['350900', '350902']`. */
export interface Branches {
  readonly regions: readonly (readonly [string, ...string[]])[];
  readonly courts: readonly (readonly [string, ...string[]])[];
}

/** Stores the closures of two trees of two levels, all that a test of rolling up and of filters needs. */
export async function insertClosures(scratch: Pick<Scratch, 'insert'>, { regions, courts }: Branches): Promise<void> {
  await scratch.insert(RegionClosure, ...regions.flatMap((branch) => closureOf(branch, regionLevel)));
  await scratch.insert(CourtClosure, ...courts.flatMap((branch) => closureOf(branch, courtLevel)));
}

function closureOf(
  [root, ...below]: readonly [string, ...string[]],
  levelOf: (code: string) => string,
): Row<RegionClosure>[] {
  return [
    ...[root, ...below].map((descendant) => ({ ancestor: root, descendant, ancestorLevel: levelOf(root) })),
    ...below.map((code) => ({ ancestor: code, descendant: code, ancestorLevel: levelOf(code) })),
  ];
}

function regionLevel(code: string): string {
  return code.endsWith('0000') ? 'PROVINCE' : code.endsWith('00') ? 'CITY' : 'COUNTY';
}

function courtLevel(code: string): string {
  return code.length === 1 ? 'HIGH' : code.length === 3 ? 'INTERMEDIATE' : 'BASIC';
}
