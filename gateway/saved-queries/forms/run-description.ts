import { AUDIENCE_TITLES } from '../../../subgraphs/shared/access/audiences.ts';
import { formatDateTime } from '../../../subgraphs/shared/scalars/date-time.ts';
import type { ColumnType, ParameterValue, RunFacts } from '../saved-query.ts';

import type { FormOptions } from './form.ts';
import { wallClock } from './wall-clock.ts';

/** 口径: what a result says about itself, for people. */
export interface RunDescription {
  /** In the order of the sheet: 标题, 说明, 提供单位, 版本, 数据截至, 行数, … */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly parameters: readonly (readonly [title: string, name: string, value: string, description: string])[];
  readonly columns: readonly (readonly [
    header: string,
    key: string,
    type: string,
    unit: string,
    description: string,
  ])[];
}

/** What a personal parameter's value is replaced by. */
const NOT_RECORDED = '（不记录）';

const TYPE_LABELS: Readonly<Record<ColumnType, string>> = {
  text: '文本',
  integer: '整数',
  decimal: '小数',
  boolean: '是否',
  date: '日期',
  datetime: '时间',
  enum: '代码',
};

/** 口径 of a run that has read `rowCount` rows. */
export function describeRun(facts: RunFacts, rowCount: number, options: FormOptions): RunDescription {
  const { query, parameters, startedAt, dataAt, subject, audience, rowScope, runId } = facts;
  const began = wallClock(formatDateTime(startedAt));
  const asOf = options.dataAsOf?.().map(([office, time]) => `${office} ${wallClock(time)}`) ?? [];
  return {
    facts: [
      ['标题', query.title],
      ['说明', query.description],
      ['提供单位', query.owner],
      ['查询', query.name],
      ['版本', `v${query.version}`],
      ['数据截至', asOf.length > 0 ? asOf.join('；') : wallClock(formatDateTime(dataAt))],
      ['行数', String(rowCount)],
      ['运行人', subject ?? '公众（未登录）'],
      ['运行身份', AUDIENCE_TITLES[audience]],
      ['数据范围', rowScope === '' ? '本身份可见的全部' : rowScope],
      ['运行时间', began],
      ['运行编号', runId],
    ],
    parameters: parameters.map(([parameter, value]) => [
      parameter.title,
      parameter.name,
      // The caller replaces a personal value too; a file that is handed around is worth a second check.
      parameter.isPersonal ? NOT_RECORDED : parameterText(value),
      parameter.description,
    ]),
    columns: query.columns.map(({ header, key, type, unit, description }) => [
      header,
      key,
      TYPE_LABELS[type],
      unit,
      description,
    ]),
  };
}

function parameterText(value: ParameterValue): string {
  if (value === null) {
    return '（未填）';
  }
  if (typeof value === 'object') {
    return value.map(parameterText).join('、');
  }
  return typeof value === 'boolean' ? (value ? '是' : '否') : String(value);
}
