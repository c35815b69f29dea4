import type { SqlEntityManager } from '@mikro-orm/sql';

import { COLUMN_OF } from '../../../subgraphs/shared/measures/dimensions.ts';

import type { Question } from './questions.ts';
import type { RecordedEvents } from './recorded-events.ts';

const COUNTRY = '000000';

/** The groups of a question's records, without their period. */
export interface Groups {
  readonly keys: readonly string[];
  /** The group of each record; -1 where it is outside the account's region or the filter. */
  readonly of: Int32Array;
}

/** Divides records into the groups of a question, by the trees of regions and courts. */
export interface Places {
  groupsOf(events: RecordedEvents, own: string, question: Question): Groups;
}

export async function readPlaces(em: SqlEntityManager): Promise<Places> {
  type Row = { ancestor: string; descendant: string; level?: string };
  const regions = await em.execute<Row[]>('select ancestor, descendant, ancestor_level as level from region_closure');
  const courts = await em.execute<Row[]>('select ancestor, descendant from court_closure');
  const within = new Set([...regions, ...courts].map(({ ancestor, descendant }) => `${ancestor} ${descendant}`));
  const above = new Map(regions.map(({ ancestor, descendant, level }) => [`${descendant} ${level}`, ancestor]));
  const lies = (code: string | null, top: string | null | undefined): boolean =>
    !top || top === COUNTRY || within.has(`${top} ${code}`);
  const known = new Map<RecordedEvents, Map<string, Groups>>();
  const divide = (
    { columns, length }: RecordedEvents,
    own: string,
    { groupBy, filter, regionLevel }: Question,
  ): Groups => {
    const of = new Int32Array(length).fill(-1);
    const numbers = new Map<string, number>();
    const value = (name: string, at: number): string | null => columns[name]?.[at] ?? null;
    for (let at = 0; at < length; at += 1) {
      const place = value('region', at);
      const isAsked =
        lies(place, own) &&
        lies(place, filter.region) &&
        lies(value('court', at), filter.court) &&
        (!filter.typeCode || (filter.typeCode as readonly string[]).includes(value('typeCode', at) ?? '')) &&
        (!filter.debtorKind || (filter.debtorKind as readonly string[]).includes(value('debtorKind', at) ?? '')) &&
        (!filter.cause || filter.cause === value('cause', at));
      if (isAsked) {
        const key = keyOf(
          groupBy.flatMap((dimension) => {
            if (dimension === 'PERIOD') {
              return [];
            }
            return [
              dimension === 'REGION'
                ? (above.get(`${place} ${regionLevel}`) ?? place)
                : value(COLUMN_OF[dimension], at),
            ];
          }),
        );
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        of[at] = number;
      }
    }
    return { keys: [...numbers.keys()], of };
  };
  return {
    groupsOf(events, own, question) {
      const ofEvents = known.get(events) ?? new Map<string, Groups>();
      known.set(events, ofEvents);
      const { filter, regionLevel } = question;
      const groupBy = question.groupBy.filter((dimension) => dimension !== 'PERIOD');
      const key = JSON.stringify([own, groupBy, groupBy.includes('REGION') ? regionLevel : '', filter]);
      const groups = ofEvents.get(key) ?? divide(events, own, question);
      ofEvents.set(key, groups);
      return groups;
    },
  };
}

/** The key of a group by the values of its dimensions, in the order asked for. */
export function keyOf(values: readonly (string | null)[]): string {
  return JSON.stringify(values);
}
