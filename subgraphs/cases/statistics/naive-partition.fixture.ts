import { COUNTRY } from '../../shared/database/under.ts';
import { blocksOf, type Cell } from '../../shared/measures/blocks.ts';
import type { Period } from '../../shared/scalars/period.ts';

import { countedSums, FLOWS, isIn, type FlowName, type Sums } from './naive-measures.fixture.ts';
import { isWithin, REGIONS, type Filter, type NaiveCase, type Question } from './naive-world.fixture.ts';

interface NaiveCell extends Cell {
  readonly own: NaiveCase;
  readonly day: string;
}

interface NaiveBlock {
  readonly cells: readonly NaiveCell[];
  readonly isTold: boolean;
}

const isPrivate = ({ debtorKind }: NaiveCase) => debtorKind === 'PERSON';

/** The blocks that numbers are told by: each event is a cell of its own, at the finest levels. */
export class Partition {
  readonly #blocks = new Map<string, readonly NaiveBlock[]>();
  readonly #filter: Filter;

  constructor(world: readonly NaiveCase[], question: Question) {
    const { viewer: who, filter } = question;
    this.#filter = filter;
    const top = who.region === COUNTRY ? (filter.region ?? COUNTRY) : (who.region ?? '');
    const province = top === COUNTRY ? COUNTRY : (REGIONS[top]?.[0] ?? top);
    const until = question.period.to.endsWith('-01-01')
      ? question.period.to
      : `${Number(question.period.to.slice(0, 4)) + 1}-01-01`;
    const read = world.filter((own) => isPrivate(own) && isWithin(own.regionCode, province));
    for (const [name, { event, of, ...flow }] of Object.entries(FLOWS)) {
      const kind = 'isAmount' in flow ? name : event;
      const events = read.filter((own) => {
        const day = own[event];
        return day !== null && day < until && (!('isAmount' in flow) || of(own) !== 0);
      });
      this.#blocks.set(kind, blocksOf(events.map((own, at) => cellOf(own, own[event] ?? '', world.indexOf(own), at))));
    }
  }

  toldSums(members: readonly NaiveCase[], bucket: Period, debtorKind: string | null): Sums {
    const isOfNobody =
      (this.#filter.debtorKind !== undefined && !this.#filter.debtorKind.includes('PERSON')) ||
      debtorKind === 'AGENCY' ||
      debtorKind === 'ENTERPRISE';
    const counted = countedSums(members, bucket);
    const flows = Object.entries(FLOWS).map(([name, flow]) => {
      const told = this.#isToldOver('isAmount' in flow ? name : flow.event, members, bucket) ?? isOfNobody;
      return [name, told ? counted[name as FlowName] : null] as const;
    });
    const isPartTold = (event: string): boolean =>
      this.#isToldOver(event, members, pastOf(bucket)) ??
      (isOfNobody || bucket.from <= beginningOf(this.#blocks.get(event) ?? []));
    return {
      ...(Object.fromEntries(flows) as Record<FlowName, number | null>),
      carriedOver: isPartTold('filedOn') && isPartTold('concludedOn') ? counted.carriedOver : null,
    };
  }

  /** Whether a group of kinds or causes is named: because something is told of it. */
  tellsOf(members: readonly NaiveCase[], bucket: Period, needs: ReadonlySet<string>): boolean {
    const others = members.filter((own) => !isPrivate(own));
    return [...needs].some((need) => {
      if (need === 'carriedOver') {
        return (['filedOn', 'concludedOn'] as const).some((event) =>
          [bucket, pastOf(bucket)].some(
            (period) =>
              this.#isToldOver(event, members, period) === true || others.some((own) => isIn(own[event], period)),
          ),
        );
      }
      const flow = FLOWS[need as FlowName];
      const isAmount = 'isAmount' in flow;
      return (
        this.#isToldOver(isAmount ? need : flow.event, members, bucket) === true ||
        others.some((own) => isIn(own[flow.event], bucket) && (!isAmount || flow.of(own) !== 0))
      );
    });
  }

  /** Whether the events of a group in a period are whole blocks that are told; null where there are none of private persons. */
  #isToldOver(kind: string, members: readonly NaiveCase[], period: Period): boolean | null {
    const own = new Set(members);
    const isMember = ({ own: each, day }: NaiveCell) => own.has(each) && isIn(day, period);
    const met = (this.#blocks.get(kind) ?? []).filter(({ cells }) => cells.some(isMember));
    return met.length === 0 ? null : met.every(({ cells, isTold }) => isTold && cells.every(isMember));
  }
}

const pastOf = ({ from }: Period): Period => ({ from: '0000-01-01', to: from });

/** The first day of the first year that has events; the beginning of time where that is not told. */
function beginningOf(blocks: readonly NaiveBlock[]): string {
  const first = blocks.flatMap(({ cells }) => cells.map(({ day }) => day.slice(0, 4))).sort()[0];
  const isTold = blocks.some((block) => block.isTold && block.cells.some(({ day }) => day.slice(0, 4) === first));
  return first !== undefined && isTold ? `${first}-01-01` : '';
}

function cellOf(own: NaiveCase, day: string, id: number, _at: number): NaiveCell {
  const month = Number(day.slice(5, 7));
  const [province = '-', city = '-', county = '-'] = REGIONS[own.regionCode] ?? [];
  const names = own.debtors
    .map(({ idNumber, name }) => (idNumber === null || idNumber === '' ? name : idNumber))
    .sort();
  const person = (names[0] ?? `case ${id}`).trim().toUpperCase();
  return {
    own,
    day,
    size: 1,
    persons: [[person]],
    path: [
      day.slice(0, 4),
      province,
      city,
      county,
      own.courtCode,
      String(Math.ceil(month / 6)),
      String(Math.ceil(month / 3)),
      day.slice(0, 7),
      own.debtorKind,
      own.typeCode,
      own.cause,
    ],
  };
}
