import type { Viewer } from '../../../../subgraphs/shared/access/viewer.ts';

import { recordsOf, type Stored, type World } from './records.ts';
import { liesIn } from './regions.ts';

/** Whether a record lies outside the viewer's province: none of the numbers that the viewer is told depends on it. */
export function isElsewhere({ region }: Viewer, record: Stored): boolean {
  const place = record['regionCode'];
  return typeof place === 'string' && region !== null && !liesIn(place, `${region.slice(0, 2)}0000`);
}

/** The world with only those records that the viewer's statistics are counted over, and all that have no region. */
export function ofRegion({ region }: Viewer, world: World): World {
  return new Map(
    [...world].map(([kind, records]) => [
      kind,
      /^(Agency|Court|Region)|directory$/.test(kind)
        ? records
        : recordsOf(world, kind).filter(
            (record) => typeof record['regionCode'] !== 'string' || liesIn(record['regionCode'], region),
          ),
    ]),
  );
}
