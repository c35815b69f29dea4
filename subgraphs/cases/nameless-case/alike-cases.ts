import { keyText } from '../../shared/database/same-key.ts';
import type { Bind } from '../../shared/database/under.ts';
import { addMonths } from '../../shared/date-arithmetic.ts';
import { batched } from '../../shared/loading/load.ts';
import { isPrivate } from '../../shared/measures/statistics-source.ts';
import type { Period } from '../../shared/scalars/period.ts';
import type { RequestContext } from '../../shared/server/request-context.ts';
import { visibleCondition, type Reader } from '../../shared/visibility/visible-condition.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import { CLAIM_LIMITS, rangeOf, rangesOf, stepOf, type ClaimRange } from './claim-ranges.ts';

/** Fewest private persons who owe in cases that look alike. */
const FEWEST = 10;

/** What is told of where, when and how much; null where too few cases would be alike. */
export interface Told {
  readonly region: string | null;
  readonly month: Period | null;
  readonly claim: ClaimRange | null;
}

const NOTHING: Told = { region: null, month: null, claim: null };

/**
 * What a case may be told by, of what the published list tells of its debtor, too: the place of the court, when, and how much.
 * Cases that are alike in these stand for ten private persons or more: ranges of claims are joined until each has ten in the
 * prefecture and month, and where the month has fewer, nothing of the three is told. So whoever knows a listed name, its court, its
 * day and its amount finds ten persons' cases or more, and their cause, outcome and all else remain theirs together.
 *
 * Counted are the cases that the viewer may see. Cases against enterprises and agencies are not of private persons: they are told
 * by month and step.
 */
export async function alikeCases(own: EnforcementCase, context: RequestContext): Promise<Told> {
  const region = prefectureOf(context, own.regionCode);
  const from = `${own.filedOn.slice(0, 7)}-01`;
  const month = { from, to: addMonths(from, 1) };
  if (own.debtorKind === 'ENTERPRISE' || own.debtorKind === 'AGENCY') {
    return { region, month, claim: rangeOf(stepOf(own.claimAmount)) };
  }
  const ranges = await batched<readonly ClaimRange[] | undefined>(context, 'ranges of claims', (groups) =>
    readRanges(context, groups),
  ).load(`${region} ${own.filedOn.slice(0, 7)}`);
  return ranges === undefined ? NOTHING : { region, month, claim: ranges[stepOf(own.claimAmount)] ?? null };
}

/**
 * Whether all cases that the viewer may see stand for ten private persons: of fewer, the place and time that bound the viewer
 * would tell as much as a row.
 */
export async function areEnough(context: RequestContext): Promise<boolean> {
  const { parameters, bind } = parametersOf();
  const rows = await context.em.execute<unknown[]>(
    `select distinct ${PERSON} from enforcement_case t ${DEBTOR} ` +
      `where ${visibleCondition(context, { entity: EnforcementCase, alias: 't', bind })} and ${PRIVATE} limit ${FEWEST}`,
    parameters,
  );
  return rows.length >= FEWEST;
}

const DEBTOR = `join party p on p.case_id = t.id and p.role = 'DEBTOR' and ${isPrivate({ kind: 'p.kind' })}`;
const PERSON = "coalesce(nullif(p.id_number, ''), p.name)";
const PRIVATE = isPrivate({ kind: 't.debtor_kind' });

/**
 * The condition, in SQL over a case, that its prefecture and month are told: `alikeCases` in a statement.
 * @param asked only of cases filed in its period, or of its region and below: then no others are counted
 */
export function toldIn(reader: Reader, asked: { readonly period?: Period; readonly region?: string }) {
  const { parameters, bind } = parametersOf();
  const scope = visibleCondition(reader, { entity: EnforcementCase, alias: 't', bind });
  const { period, region } = asked;
  const filed =
    period === undefined ? '' : ` and t.filed_on >= ${bind(period.from)} and t.filed_on < ${bind(period.to)}`;
  const within =
    region === undefined
      ? ''
      : ` and t.region_code in (select descendant from region_closure where ancestor = ${bind(region)})`;
  const enough =
    `select coalesce(g.ancestor, t.region_code) as top, substr(t.filed_on, 1, 7) as month from enforcement_case t ${DEBTOR} ` +
    `left join region_closure g on g.descendant = t.region_code and g.ancestor_level = 'CITY' ` +
    `where ${scope} and ${PRIVATE}${filed}${within} ` +
    `group by coalesce(g.ancestor, t.region_code), substr(t.filed_on, 1, 7) having count(distinct ${PERSON}) >= ${FEWEST}`;
  // MariaDB takes no subquery on the left of `in`, so the prefecture is unfolded on the right.
  const sql = (alias: string): string =>
    `(${alias}.debtor_kind in ('ENTERPRISE', 'AGENCY') or (${alias}.region_code, substr(${alias}.filed_on, 1, 7)) in ` +
    `(select coalesce(h.descendant, e.top), e.month from (${enough}) e ` +
    `left join region_closure h on h.ancestor = e.top and h.ancestor_level = 'CITY'))`;
  return { sql, parameters };
}

/** By prefecture and month, as `350900 2021-03`: the ranges of its steps; undefined where there are too few persons. */
async function readRanges(
  context: RequestContext,
  groups: readonly string[],
): Promise<(readonly ClaimRange[] | undefined)[]> {
  const { parameters, bind } = parametersOf();
  const wanted = groups.map((group) => group.split(' ') as [region: string, month: string]);
  const months = wanted.map(([, month]) => month).sort();
  const within = new Set(wanted.flatMap(([region]) => [region, ...context.trees.codesUnder('region', region)]));
  const steps = CLAIM_LIMITS.map((limit) => `(case when t.claim_amount >= ${limit} then 1 else 0 end)`).join(' + ');
  const scope = visibleCondition(context, { entity: EnforcementCase, alias: 't', bind });
  const rows = await context.em.execute<{ region: string; month: string; step: number | string; person: string }[]>(
    `select distinct t.region_code as region, substr(t.filed_on, 1, 7) as month, ${steps} as step, ${PERSON} as person ` +
      `from enforcement_case t ${DEBTOR} where ${scope} and ${PRIVATE} ` +
      `and t.filed_on >= ${bind(`${months[0]}-01`)} and t.filed_on < ${bind(addMonths(`${months.at(-1)}-01`, 1))} ` +
      `and t.region_code in (${[...within].map(bind).join(', ')})`,
    parameters,
  );
  const persons = new Map<string, Set<string>[]>();
  for (const { region, month, step, person } of rows) {
    const code = keyText(region);
    const key = `${prefectureOf(context, code)} ${month}`;
    const ofGroup = persons.get(key) ?? [];
    persons.set(key, ofGroup);
    (ofGroup[Number(step)] ??= new Set()).add(person);
  }
  return groups.map((group) => rangesOf(persons.get(group) ?? [], FEWEST));
}

function prefectureOf({ trees }: RequestContext, region: string): string {
  return trees.regionAt('CITY', region) ?? region;
}

function parametersOf(): { readonly parameters: unknown[]; readonly bind: Bind } {
  const parameters: unknown[] = [];
  return { parameters, bind: (value) => (parameters.push(value), '?') };
}
