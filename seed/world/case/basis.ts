import { dateOf, type Day } from '../../calendar.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';
import type { BasisKind } from '../case-facts.ts';

export interface Basis {
  readonly kind: BasisKind;
  readonly number: string;
}

/** The basis of enforcement (执行依据): its kind and number, some months older than the case. */
export function basisOf(random: Random, courtCode: string, regionCode: string, filed: Day): Basis {
  const kind = random.weighted<BasisKind>([
    ['JUDGMENT', 46],
    ['MEDIATION', 38],
    ['RULING', 6],
    ['AWARD', 7],
    ['NOTARISED', 3],
  ]);
  const year = dateOf(filed - random.int(30, 400)).slice(0, 4);
  const serial = random.int(1, 3_900);
  const region = regionOf(regionCode).name.slice(0, 1);
  if (kind === 'AWARD') {
    return { kind, number: `${region}劳人仲案〔${year}〕${serial}号` };
  }
  if (kind === 'NOTARISED') {
    return { kind, number: `（${year}）${region}证执字第${serial}号` };
  }
  return { kind, number: `（${year}）${courtCode}民初${serial}号` };
}
