import type { CatalogueColumn } from '../../doctor/catalogue.ts';
import type { StoredColumn } from '../../doctor/office.ts';

/** How an old system stores a column, and how the guide says that the view gives it back. */
export interface LegacyForm {
  /** The old column's type, with its character set where that is not the table's. */
  readonly type: string;
  /** Our value in the old form, in terms of our column. */
  readonly stored: (ours: string) => string;
  /** What the guide writes into the view, in terms of the old column. The old column alone where nothing is to be done. */
  readonly shown: (old: string) => string;
}

/** The day by which an old system says "none" or "for ever". */
const NONE = '1900-01-01';
const FOR_EVER = '9999-12-31';
/** Columns that the old system has as the last day, and the graph as the day after it. */
const DAY_AFTER = /^(to_date|valid_to|period_to|period_until|left_on)$/;

const asIs = (type: string): LegacyForm => ({ type, stored: (ours) => ours, shown: (old) => old });
const blankForNone = (type: string): LegacyForm => ({
  type: `${type} not null`,
  stored: (ours) => `coalesce(${ours}, '')`,
  shown: (old) => `nullif(${old}, '')`,
});

/** Dates as text in two formats, as numbers, as moments, and as dates with a day that means none. */
const DATES: readonly LegacyForm[] = [
  {
    type: 'char(8) not null',
    stored: (ours) => `coalesce(date_format(${ours}, '%Y%m%d'), '')`,
    shown: (old) => `str_to_date(nullif(${old}, ''), '%Y%m%d')`,
  },
  {
    type: 'datetime not null',
    stored: (ours) => `coalesce(timestamp(${ours}, '17:05:00'), '${NONE}')`,
    shown: (old) => `nullif(cast(${old} as date), '${NONE}')`,
  },
  {
    type: 'varchar(10) not null',
    stored: (ours) => `coalesce(date_format(${ours}, '%Y.%m.%d'), '')`,
    shown: (old) => `str_to_date(nullif(${old}, ''), '%Y.%m.%d')`,
  },
  {
    type: 'int not null',
    stored: (ours) => `coalesce(date_format(${ours}, '%Y%m%d'), 0)`,
    shown: (old) => `str_to_date(nullif(${old}, 0), '%Y%m%d')`,
  },
  {
    type: 'date not null',
    stored: (ours) => `coalesce(${ours}, '0000-00-00')`,
    shown: (old) => `nullif(${old}, '0000-00-00')`,
  },
  {
    type: 'date not null',
    stored: (ours) => `coalesce(${ours}, '${FOR_EVER}')`,
    shown: (old) => `nullif(${old}, '${FOR_EVER}')`,
  },
];

/** The last day, where the graph has the day after it. */
const LAST_DAY: LegacyForm = {
  type: 'char(8) not null',
  stored: (ours) => `coalesce(date_format(date_sub(${ours}, interval 1 day), '%Y%m%d'), '')`,
  shown: (old) => `date_add(str_to_date(nullif(${old}, ''), '%Y%m%d'), interval 1 day)`,
};

/** A moment in the zone of the session. */
const STAMP: LegacyForm = {
  type: 'timestamp null',
  stored: (ours) => `timestamp(${ours}, '23:30:00')`,
  shown: (old) => `cast(${old} as date)`,
};

/** Amounts as text with commas, in fen, and in ten thousands of yuan as floating point. */
const AMOUNTS: readonly LegacyForm[] = [
  {
    type: 'varchar(24) not null',
    stored: (ours) => `coalesce(format(${ours}, 2), '')`,
    shown: (old) => `cast(nullif(replace(${old}, ',', ''), '') as decimal(18, 2))`,
  },
  {
    type: 'bigint null',
    stored: (ours) => `cast(${ours} * 100 as signed)`,
    shown: (old) => `cast(${old} / 100 as decimal(18, 2))`,
  },
  {
    type: 'double null',
    stored: (ours) => `${ours} / 10000`,
    shown: (old) => `cast(${old} * 10000 as decimal(18, 2))`,
  },
];

/** Yes and no as bits, letters and words. */
const FLAGS: readonly LegacyForm[] = [
  { type: 'bit(1) null', stored: (ours) => ours, shown: (old) => `${old} + 0` },
  {
    type: 'char(1) not null',
    stored: (ours) => `case ${ours} when 1 then 'Y' when 0 then 'N' else '' end`,
    shown: (old) => `case ${old} when 'Y' then 1 when 'N' then 0 end`,
  },
  {
    type: 'varchar(2) not null',
    stored: (ours) => `case ${ours} when 1 then '是' when 0 then '否' else '' end`,
    shown: (old) => `case ${old} when '是' then 1 when '否' then 0 end`,
  },
];

/** -1 for unknown. */
const COUNT: LegacyForm = {
  type: 'int not null',
  stored: (ours) => `coalesce(${ours}, -1)`,
  shown: (old) => `nullif(${old}, -1)`,
};

/** GBK in a latin1 column, as an old client wrote it. */
const MOJIBAKE: LegacyForm = {
  type: 'varchar(400) character set latin1 null',
  stored: (ours) => `convert(cast(convert(${ours} using gbk) as binary) using latin1)`,
  shown: (old) => `convert(cast(convert(${old} using latin1) as binary) using gbk)`,
};

/** Brackets of half width, as numbers are typed. */
const TYPED_NUMBER: LegacyForm = {
  type: 'varchar(80) null',
  stored: (ours) => `replace(replace(${ours}, '（', '('), '）', ')')`,
  shown: (old) => `replace(replace(${old}, '(', '（'), ')', '）')`,
};

/** Choices as codes of two digits; 99 where the graph has OTHER, which the office's own label then explains. */
function codes(members: readonly string[]): LegacyForm {
  const pairs = members.map((member, at) => [member === 'OTHER' ? '99' : String(at + 1).padStart(2, '0'), member]);
  const known = pairs.filter(([code]) => code !== '99');
  return {
    type: 'char(2) not null',
    stored: (ours) =>
      `case ${ours} ${pairs.map(([code, member]) => `when '${member}' then '${code}'`).join(' ')} else '' end`,
    shown: (old) =>
      `case ${old} ${known.map(([code, member]) => `when '${code}' then '${member}'`).join(' ')} ` +
      `${members.includes('OTHER') ? "when '' then null else 'OTHER' " : ''}end`,
  };
}

/**
 * The old form of a column. Which of several it is depends on its place in the table, so that each office has all of them.
 *
 * @param place of the column in its table
 */
export function legacyFormOf(
  table: string,
  { name, kind, nullable, members, scalar }: StoredColumn,
  { type }: CatalogueColumn,
  ours: string,
  place: number,
): LegacyForm {
  const text = /^(?:var)?char\(\d+\)/.exec(ours)?.[0] ?? 'varchar(80)';
  const pick = (forms: readonly LegacyForm[]): LegacyForm => forms[place % forms.length] as LegacyForm;
  switch (kind) {
    case 'date':
      return DAY_AFTER.test(name) ? LAST_DAY : name === 'held_on' ? STAMP : pick(DATES);
    case 'decimal':
      return /,2\)$/.test(ours) ? pick(AMOUNTS) : asIs(ours);
    case 'boolean':
      return pick(FLAGS);
    case 'integer':
      return nullable && name !== 'overdue_key' ? COUNT : asIs(ours);
    case 'enum':
      return codes(Object.keys(members));
    case 'moment':
      return asIs(text);
    case 'key':
      return scalar?.name === 'CaseNumber'
        ? TYPED_NUMBER
        : nullable && place % 2 === 0
          ? blankForNone(text)
          : asIs(text);
    case 'text':
      if (table === 'joint_conference' && name === 'name') {
        return MOJIBAKE;
      }
      return scalar?.name === 'CaseNumber'
        ? TYPED_NUMBER
        : nullable && !type.includes('_label') && scalar === null && !name.endsWith('_label')
          ? blankForNone(text)
          : asIs(text);
  }
}
