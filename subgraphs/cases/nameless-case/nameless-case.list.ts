import { raw } from '@mikro-orm/sql';

import { badInput } from '../../shared/bad-input.ts';
import { filtersOver, type Condition } from '../../shared/lists/filter.ts';
import { defineList } from '../../shared/lists/list.ts';
import { PeriodScalar, type Period } from '../../shared/scalars/period.ts';
import { RegionCodeScalar } from '../../shared/scalars/region-code.ts';
import { PartyKind, TypeCode } from '../../shared/schema/domain-enums.ts';
import type { Reader } from '../../shared/visibility/visible-condition.ts';
import { CaseStatus, ConclusionMethod } from '../enforcement-case/case-enums.ts';
import { EnforcementCase } from '../enforcement-case/enforcement-case.entity.ts';

import { toldIn } from './alike-cases.ts';
import { NamelessCase } from './nameless-case.ts';

const filter = filtersOver<EnforcementCase>();

/**
 * Only by what the rows show. A filter by place or month finds the rows that show it: one that found others would tell what they
 * hold back. The order is that of the office's own ids, which say nothing where they are opaque.
 */
export const namelessCaseList = defineList<EnforcementCase>({
  entity: EnforcementCase,
  shownAs: NamelessCase,
  name: 'NamelessCase',
  zh: '匿名执行案件',
  key: 'id',
  filters: {
    region: filter.custom<string>(
      () => RegionCodeScalar,
      '行政区划 At courts in this prefecture, province or the country; rows that show their prefecture.',
      (code, _, reader) => {
        if (!code.endsWith('00')) {
          throw badInput(
            'is a county, which these rows do not tell',
            'the code of a prefecture or province, e.g. 350900',
          );
        }
        return {
          regionCode: { $in: raw('select descendant from region_closure where ancestor = ?', [code]) },
          ...told(reader, { region: code }),
        };
      },
      [],
      ['regionCode'],
    ),
    filed: filter.custom<Period>(
      () => PeriodScalar,
      '立案期间 Filed in these months; rows that show their month.',
      ({ from, to }, _, reader) => {
        if (!from.endsWith('-01') || !to.endsWith('-01')) {
          throw badInput('does not begin and end with a month', 'whole months, e.g. 2019, 2019-Q3 or 2019-03');
        }
        return { filedOn: { $gte: from, $lt: to }, ...told(reader, { period: { from, to } }) };
      },
      [],
      ['filedOn'],
    ),
    typeCode: filter.oneOf('typeCode', TypeCode, '类型代字 Of these kinds of proceeding.'),
    status: filter.oneOf('status', CaseStatus, '案件状态 Standing at one of these.'),
    conclusionMethod: filter.oneOf('conclusionMethod', ConclusionMethod, '结案方式 Concluded in one of these ways.'),
    debtorKind: filter.oneOf('debtorKind', PartyKind, '被执行人类型 Whose first debtor is one of these.'),
    cause: filter.equals('cause', String, '案由 Of exactly this cause of action.'),
  },
  orderings: { CAUSE: ['cause', '案由 By cause of action.'] },
  defaultOrder: ['id', 'asc'],
  sharesIndexes: true,
});

function told(reader: Reader, asked: { readonly period?: Period; readonly region?: string }): Condition {
  const { sql, parameters } = toldIn(reader, asked);
  return { [raw((alias) => sql(alias), [...parameters])]: [] };
}
