import { fault, type KindOfFinding } from './kind-of-finding.ts';

/** Kinds of values in a column of dates, numbers or members that cannot be shown, or not as they are meant. */
export const KINDS_OF_VALUES = {
  null: fault(
    '不可为空的列里有空值',
    '该字段显示为空并报错；缺主键的行根本不显示。',
    '改视图：能推出的用 `coalesce(列, …)`；代码没有对应成员的用 `OTHER`。',
  ),
  'unknown-member': fault(
    '枚举值不认识',
    '该字段显示为空并报错；统计时不归入任何类别。',
    "在视图的 `case … when … end` 里补上这个代码；没有对应成员的写 `'OTHER'`，并在 `列_label` 里给出本单位的叫法。",
  ),
  'zero-date': fault(
    '零日期（0000-00-00 或月、日为 00）',
    '该字段显示为空并报错。',
    "`nullif(列, '0000-00-00')`；只知年月的按本单位规则补日。",
  ),
  'impossible-date': fault(
    '不存在的日期（如 2 月 31 日）',
    '该字段显示为空并报错。',
    '改正原数据；改正前视图里写 `if(列 <= last_day(列), 列, null)`。',
  ),
  'placeholder-date': fault(
    '用来表示"无"的日期（如 1900-01-01、9999-12-31）',
    '被当作真日期：超期四万天、还有八千年。',
    "`nullif(列, '1900-01-01')`。",
  ),
  'future-date': fault(
    '已发生的事记在将来',
    '计入将来的统计期，逾期、在限内等都算错。',
    '改正原数据，或在视图中去掉这些行。',
  ),
  'far-past-date': fault(
    '1949 年 10 月以前的日期',
    '多为年份录错，天数与统计都错。',
    '改正原数据；改正前视图里写 null。',
  ),
  'far-future-date': fault('五十年以后的日期', '多为年份录错。', '改正原数据；表示"长期"的写 null。'),
  'dates-reversed': fault('后发生的日期早于先发生的', '天数为负，统计期颠倒。', '改正原数据。'),
  'not-a-date': fault('不是日期和时刻', '该字段显示为空并报错。', "写成 `date_format(列, '%Y-%m-%d %H:%i:%s')`。"),
  'decimal-out-of-range': fault(
    '金额超出 16 位整数',
    '该字段显示为空并报错。',
    '多为单位（分、万元）换错，改视图中的换算。',
  ),
  'negative-amount': fault('金额为负', '合计与到位率算错。', '核对是否红字冲销；冲销应抵减原记录，不作为单独一行。'),
  'integer-out-of-range': fault('整数超出 32 位', '该字段显示为空并报错。', '改正原数据或视图中的换算。'),
  'negative-number': fault(
    '天数、人数、次数为负',
    '合计算错。',
    '表示"未知"的 -1 用 `nullif(列, -1)`；其余改正原数据。',
  ),
  'year-out-of-range': fault(
    '年份不在 1949 至 2100 之间',
    '按年的列表与统计中找不到它。',
    '两位年份换成四位；改正原数据。',
  ),
  'neither-true-nor-false': fault(
    '是非列里有 0、1 以外的值',
    '该字段显示为空并报错。',
    "`case 列 when 'Y' then 1 when 'N' then 0 end`；2、9 等表示\"未知\"的归为 null。",
  ),
} as const satisfies Readonly<Record<string, KindOfFinding>>;
