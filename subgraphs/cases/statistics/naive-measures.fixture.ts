import { rate } from '../../shared/measures/rate.ts';
import type { Period } from '../../shared/scalars/period.ts';

import type { FieldName, NaiveCase } from './naive-world.fixture.ts';

/** A flow: its event, what a case adds, and, of an amount, whether it adds to it at all. */
interface NaiveFlow {
  readonly event: 'filedOn' | 'concludedOn';
  readonly of: (own: NaiveCase) => number;
  readonly isAmount?: boolean;
}

const isPerformed = ({ method, settlementPerformed }: NaiveCase) =>
  method === 'VOLUNTARY' || method === 'FORCED' || (method === 'SETTLED' && settlementPerformed);

export const FLOWS = {
  newCases: { event: 'filedOn', of: () => 1 },
  preserved: { event: 'filedOn', of: ({ preserved }) => (preserved ? 1 : 0) },
  concluded: { event: 'concludedOn', of: () => 1 },
  performed: { event: 'concludedOn', of: (own) => (isPerformed(own) ? 1 : 0) },
  terminated: { event: 'concludedOn', of: ({ method }) => (method === 'PROCEDURE_TERMINATED' ? 1 : 0) },
  claimed: { event: 'concludedOn', of: ({ claimed }) => claimed, isAmount: true },
  recovered: { event: 'concludedOn', of: ({ recovered }) => recovered, isAmount: true },
} as const satisfies Record<string, NaiveFlow>;
export type FlowName = keyof typeof FLOWS;

/** A number that is not told is null. */
export type Sums = Readonly<Record<FlowName | 'carriedOver', number | null>>;
export type Shown = number | string | null;

const yuan = (cents: number | null): Shown =>
  cents === null ? null : `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, '0')}`;
const plus = (left: number | null, right: number | null) => (left === null || right === null ? null : left + right);
const over = (top: number | null, bottom: number | null): Shown =>
  top === null || bottom === null ? null : shortRate(rate(top, bottom));

/** As the graph writes decimals: two places at least, no zeros beyond. */
function shortRate(text: string | null): string | null {
  return text === null ? null : text.replace(/(\.\d{2}\d*?)0+$/, '$1');
}

export const MEASURES: Readonly<
  Record<FieldName, { readonly needs: readonly (keyof Sums)[]; readonly of: (sums: Sums) => Shown }>
> = {
  total: { needs: ['carriedOver', 'newCases'], of: (s) => plus(s.carriedOver, s.newCases) },
  carriedOver: { needs: ['carriedOver'], of: (s) => s.carriedOver },
  newCases: { needs: ['newCases'], of: (s) => s.newCases },
  preserved: { needs: ['preserved'], of: (s) => s.preserved },
  preservationRate: { needs: ['preserved', 'newCases'], of: (s) => over(s.preserved, s.newCases) },
  concluded: { needs: ['concluded'], of: (s) => s.concluded },
  conclusionRate: {
    needs: ['concluded', 'carriedOver', 'newCases'],
    of: (s) => over(s.concluded, plus(s.carriedOver, s.newCases)),
  },
  performed: { needs: ['performed'], of: (s) => s.performed },
  terminated: { needs: ['terminated'], of: (s) => s.terminated },
  claimedAmount: { needs: ['claimed'], of: (s) => yuan(s.claimed) },
  recoveredAmount: { needs: ['recovered'], of: (s) => yuan(s.recovered) },
  recoveryRate: { needs: ['recovered', 'claimed'], of: (s) => over(s.recovered, s.claimed) },
};

/** Whether a day lies in a half-open period. */
export const isIn = (day: string | null, { from, to }: Period) => day !== null && from <= day && day < to;

/** All of them, counted. */
export function countedSums(members: readonly NaiveCase[], bucket: Period): Sums {
  const flow = (name: FlowName) =>
    members.filter((own) => isIn(own[FLOWS[name].event], bucket)).reduce((sum, own) => sum + FLOWS[name].of(own), 0);
  const before = (day: string | null) => day !== null && day < bucket.from;
  return {
    ...(Object.fromEntries(Object.keys(FLOWS).map((name) => [name, flow(name as FlowName)])) as Record<
      FlowName,
      number
    >),
    carriedOver:
      members.filter(({ filedOn }) => before(filedOn)).length -
      members.filter(({ concludedOn }) => before(concludedOn)).length,
  };
}

/** Whether a group has a row: something asked for happened in it, or was carried over into it. */
export function exists(members: readonly NaiveCase[], bucket: Period, needs: ReadonlySet<string>): boolean {
  const events = new Set<'filedOn' | 'concludedOn'>(
    [...needs].flatMap((need) =>
      need === 'carriedOver' ? (['filedOn', 'concludedOn'] as const) : [FLOWS[need as FlowName].event],
    ),
  );
  return members.some((own) =>
    [...events].some((event) => {
      const day = own[event];
      return isIn(day, bucket) || (needs.has('carriedOver') && day !== null && day < bucket.from);
    }),
  );
}
