import { dateOf, type Day } from '../../calendar.ts';
import { regionOf } from '../../places/regions.ts';
import type { Random } from '../../random.ts';
import type { BasisKind } from '../case-facts.ts';

export interface Basis {
  readonly kind: BasisKind;
  readonly number: string;
}

/** What is to be performed: its kind and number, made some months before the case was filed. */
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
  const place = regionOf(regionCode).name.slice(0, 1);
  if (kind === 'AWARD') {
    return { kind, number: `${place}劳人仲案〔${year}〕${serial}号` };
  }
  if (kind === 'NOTARISED') {
    return { kind, number: `（${year}）${place}证执字第${serial}号` };
  }
  return { kind, number: `（${year}）${courtCode}民初${serial}号` };
}
