import type { GraphQLField } from 'graphql';

import { dateOf, dayOf } from '../../seed/calendar.ts';
import { identityNumberOf } from '../../seed/identity-number.ts';
import { personName } from '../../seed/names.ts';
import { creditCodeOf } from '../../seed/places/credit-code.ts';
import { idOf, type Random } from '../../seed/random.ts';
import { maskIdentityNumber, maskName } from '../../subgraphs/shared/masking.ts';
import { parsePeriod } from '../../subgraphs/shared/scalars/period.ts';
import { chineseTerm } from '../../subgraphs/shared/schema/labelled-enum.ts';

import type { MockRecord, MockWorld } from './mock-record.ts';
import { HOME_REGION } from './places.ts';

/** What a scalar is made for. */
export interface ScalarRequest {
  readonly typeName: string;
  readonly field: GraphQLField<unknown, unknown>;
  readonly record: MockRecord;
  readonly random: Random;
  readonly world: MockWorld;
}

/** The opaque id of a record, the same for the same key. */
export function opaqueId(key: string): string {
  return idOf('m', key);
}

/** A plausible value of a scalar, as its type serializes it. */
export function scalarValue(request: ScalarRequest): unknown {
  const { typeName, random, field } = request;
  const make = SCALARS[typeName];
  if (make === undefined) {
    throw new Error(`The mock has no values for the scalar ${typeName} (${field.name}).`);
  }
  return make(request, random);
}

const SCALARS: Readonly<Record<string, (request: ScalarRequest, random: Random) => unknown>> = {
  Boolean: (_, random) => random.chance(0.3),
  Int: wholeNumber,
  Float: (_, random) => random.int(0, 1_000) / 10,
  String: text,
  Date: date,
  DateTime: (request, random) =>
    `${date(request)}T${twoDigits(random.int(8, 17))}:${twoDigits(random.int(0, 59))}:00+08:00`,
  Decimal: decimal,
  Period: (_, random) => parsePeriod(random.pick(['2021', '2022', '2022-Q3', '2022-11'])),
  RegionCode: () => HOME_REGION,
  CourtCode: () => '闽09',
  CaseNumber: ({ record }, random) => `（${random.int(2021, 2022)}）闽09执${serialOf(record, random)}号`,
  CreditCode: (_, random) => creditCodeOf('91', HOME_REGION, 'Y', random.int(1, 9_999_999)),
  IdentityNumber: (_, random) => identityNumber(random),
};

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}

/** A serial number; records of one type have different ones. */
function serialOf({ index }: MockRecord, random: Random): number {
  return index >= 0 ? 101 + index : random.int(1_001, 9_999);
}

/** Valid in form only: no real person is meant. */
function identityNumber(random: Random): string {
  const birthday = dateOf(random.int(dayOf('1955-01-01'), dayOf('1999-12-31')));
  return identityNumberOf(HOME_REGION, birthday, random.int(1, 999));
}

function wholeNumber({ field }: ScalarRequest, random: Random): number {
  const { name, description } = field;
  if (/year/i.test(name)) {
    return random.int(2019, 2022);
  }
  if (/days/i.test(name)) {
    return random.chance(0.4) ? 0 : random.int(1, 120);
  }
  if (/rank|level|order|version/i.test(name)) {
    return random.int(1, 12);
  }
  return /persons|people|staff|人数/i.test(`${name} ${description ?? ''}`) ? random.int(3, 60) : random.int(1, 300);
}

function decimal({ field }: ScalarRequest, random: Random): string {
  const { name, description } = field;
  const term = chineseTerm(description ?? '');
  if (/[率比]$|占比|同比|环比/.test(term) || /(rate|ratio|share)$/i.test(name)) {
    return (random.int(500, 9_900) / 10_000).toFixed(4);
  }
  return /yuan|amount/i.test(`${name} ${description ?? ''}`)
    ? random.decimal(5_000, 3_000_000)
    : (random.int(0, 200) / 2).toFixed(2);
}

/** The dates of a record follow each other in the order of the schema, and none lies after today except a last day. */
function date({ field, record, world }: ScalarRequest): string {
  const today = dayOf(world.today);
  const start = today - world.random(record, 'dates').int(90, 600);
  const type = world.schema.getType(record.typeName);
  const names = type !== undefined && 'getFields' in type ? Object.keys(type.getFields()) : [];
  const place = names.indexOf(field.name);
  const day = start + 4 * place + world.random(record, `${field.name} day`).int(0, 3);
  return dateOf(/due|until|to$/i.test(field.name) ? day + 30 : Math.min(day, today));
}

const DEPARTMENTS = ['办公室', '法规股', '财务股', '综合股', '政策法规科', '信访办'];
const POSTS = ['副局长', '局长', '副主任', '党组成员、副局长', '办公室主任', '法规股股长'];
const CAUSES = ['建设工程施工合同纠纷', '买卖合同纠纷', '房屋租赁合同纠纷', '征收补偿', '机动车交通事故责任纠纷'];
const REASONS = ['未在规定期限内反馈', '材料不齐，需补正', '涉及其他单位职责，正在会商', '经费未列入本年度预算'];
const DEEDS = ['按期足额履行生效判决', '主动与申请人达成和解并履行完毕', '专题研究并一次性支付欠款'];
const CONTENTS = [
  '对超过三十日未履行的案件逐案约谈，限期报送履行方案',
  '将履行情况纳入年度平安建设考核，逐月通报',
  '明确分管领导和责任科室，七个工作日内书面反馈',
  '协调财政部门将应付款项列入预算调整方案',
];
const CONNECTIVES = ['每周核对一次查询反馈情况', '由专人负责，当日受理、三日内反馈', '建立联络员制度，按季度通报'];

/** Which texts a Chinese term stands for; the first that matches is used. */
const TEXTS: readonly (readonly [RegExp, (random: Random, record: MockRecord) => string])[] = [
  [/脱敏姓名/, (random) => maskName(personName(random, HOME_REGION))],
  [/脱敏证件号/, (random) => maskIdentityNumber(identityNumber(random), 'ELSEWHERE')],
  [/脱敏电话/, (random) => `100****${String(random.int(0, 9_999)).padStart(4, '0')}`],
  [/电话/, (random) => `100${String(random.int(0, 99_999_999)).padStart(8, '0')}`],
  [/姓名|法官|承办人|联络员/, (random) => personName(random, HOME_REGION)],
  [/脱敏(账号|账户)/, (random) => `****${String(random.int(0, 9_999)).padStart(4, '0')}`],
  [/脱敏车牌/, (random) => `闽J***${random.int(10, 99)}`],
  [/账号|账户/, (random) => `6200${String(random.int(0, 999_999_999)).padStart(12, '0')}`],
  [/车牌/, (random) => `闽J${String(random.int(0, 99_999)).padStart(5, '0')}`],
  [/住址|地址|坐落|地点/, (random) => `宁德市蕉城区示例路${random.int(1, 200)}号`],
  [/执行依据文号|裁判文号/, (random) => `（${random.int(2020, 2022)}）闽0902民初${random.int(100, 4_000)}号`],
  [/文书编号|文号/, (random) => `宁执联〔${random.int(2021, 2022)}〕${random.int(1, 60)}号`],
  [/职务/, (random) => random.pick(POSTS)],
  [/部门|科室/, (random) => random.pick(DEPARTMENTS)],
  [/案由/, (random) => random.pick(CAUSES)],
  [/原因|理由|事由|存在问题|有何不足/, (random) => random.pick(REASONS)],
  [/事迹/, (random) => random.pick(DEEDS)],
  [/职责|工作情况|工作进展|下一步工作|整改|反馈内容/, (random) => random.pick(CONNECTIVES)],
  [/内容|议题|承诺|义务|情形|事实|判令|规则|定义/, (random) => random.pick(CONTENTS)],
  [/会议名称/, (random) => `宁德市执行联席会议${random.int(2021, 2022)}年第${random.int(1, 4)}次会议`],
  [/封印|摘要/, (random) => random.int(0, 0xff_ff_ff_ff).toString(16).padStart(8, '0').repeat(8)],
  [/计量单位/, (random) => random.pick(['件', '次', '比率', '天'])],
  [/同类组/, () => '宁德市县级部门'],
  [/网格/, (random) => `蕉城区第${random.int(1, 40)}网格`],
  [/指标名称/, (random) => random.pick(['执结率', '自动履行率', '反馈及时率', '到位率'])],
  [/代号|代码/, (_, { index, key }) => `SAMPLE-${index >= 0 ? index + 1 : opaqueId(key)}`],
  [/单位|机关|实施/, () => '宁德市蕉城区人民法院'],
];

/** A text by what its field is in Chinese; where that is not known, the term itself with a number, plainly a sample. */
function text({ field, record }: ScalarRequest, random: Random): string {
  const term = chineseTerm(field.description ?? field.name);
  const make = TEXTS.find(([pattern]) => pattern.test(term))?.[1];
  return make === undefined
    ? `${term}（示例${record.index >= 0 ? record.index + 1 : random.int(1, 99)}）`
    : make(random, record);
}
