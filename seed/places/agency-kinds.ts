import type { CreditCodeKind } from './credit-code.ts';

export type AgencyKind =
  | 'PARTY'
  | 'GOVERNMENT'
  | 'DEPARTMENT'
  | 'TOWNSHIP'
  | 'PUBLIC_INSTITUTION'
  | 'STATE_ENTERPRISE'
  | 'BANK'
  | 'REGISTRY'
  | 'HOUSING_FUND'
  | 'POLICE'
  | 'PROCURATORATE'
  | 'PAYMENT_INSTITUTION'
  | 'SECURITIES_DEPOSITORY'
  | 'INSURER';

/** The name of one kind of organ, `{region}` standing for its region, and its superior. */
export interface AgencyTemplate {
  readonly name: string;
  readonly kind: AgencyKind;
  readonly creditCode: CreditCodeKind;
  /** 'GOVERNMENT' and 'COMMITTEE': of the same region; 'SAME': the organ of the same kind in the region above. */
  readonly under: 'GOVERNMENT' | 'COMMITTEE' | 'SAME';
}

const organ = (name: string, kind: AgencyKind, under: AgencyTemplate['under'] = 'GOVERNMENT'): AgencyTemplate => ({
  name,
  kind,
  creditCode: '11',
  under,
});
const institution = (name: string, kind: AgencyKind = 'PUBLIC_INSTITUTION'): AgencyTemplate => ({
  name,
  kind,
  creditCode: '12',
  under: 'GOVERNMENT',
});
const company = (name: string, kind: AgencyKind, under: AgencyTemplate['under']): AgencyTemplate => ({
  name,
  kind,
  creditCode: '91',
  under,
});

export const governmentTemplate = organ('{region}人民政府', 'GOVERNMENT', 'SAME');
export const committeeTemplate = organ('中共{region}委员会', 'PARTY', 'SAME');
export const townshipTemplate = organ('{region}人民政府', 'TOWNSHIP');

const everywhere: readonly AgencyTemplate[] = [
  committeeTemplate,
  governmentTemplate,
  organ('中共{region}委政法委员会', 'PARTY', 'COMMITTEE'),
  organ('{region}人民检察院', 'PROCURATORATE', 'SAME'),
];

// Bureau names follow the reform of organs of 2018–2019.
const bureaus = [
  '财政局',
  '自然资源局',
  '住房和城乡建设局',
  '交通运输局',
  '教育局',
  '农业农村局',
  '水利局',
  '人力资源和社会保障局',
  '市场监督管理局',
  '卫生健康局',
  '民政局',
  '城市管理局',
].map((bureau) => organ(`{region}${bureau}`, 'DEPARTMENT'));

export const countyTemplates: readonly AgencyTemplate[] = [
  ...everywhere,
  ...bureaus,
  organ('{region}公安局', 'POLICE'),
  institution('{region}不动产登记中心', 'REGISTRY'),
  institution('{region}环境卫生中心'),
  institution('{region}人民医院'),
  company('{region}城市建设投资有限公司', 'STATE_ENTERPRISE', 'GOVERNMENT'),
  company('中国工商银行股份有限公司{region}支行', 'BANK', 'SAME'),
  company('中国农业银行股份有限公司{region}支行', 'BANK', 'SAME'),
  company('中国邮政储蓄银行股份有限公司{region}支行', 'BANK', 'SAME'),
  company('{region}农村信用合作联社', 'BANK', 'GOVERNMENT'),
];

export const prefectureTemplates: readonly AgencyTemplate[] = [
  ...everywhere,
  ...bureaus,
  organ('{region}公安局', 'POLICE'),
  organ('{region}司法局', 'DEPARTMENT'),
  organ('{region}发展和改革委员会', 'DEPARTMENT'),
  organ('{region}文化和旅游局', 'DEPARTMENT'),
  organ('中共{region}委组织部', 'PARTY', 'COMMITTEE'),
  organ('中共{region}纪律检查委员会', 'PARTY', 'COMMITTEE'),
  organ('中共{region}委文明办公室', 'PARTY', 'COMMITTEE'),
  institution('{region}不动产登记中心', 'REGISTRY'),
  institution('{region}住房公积金管理中心', 'HOUSING_FUND'),
  institution('{region}车辆管理所', 'REGISTRY'),
  company('中国工商银行股份有限公司{region}分行', 'BANK', 'SAME'),
  company('中国农业银行股份有限公司{region}分行', 'BANK', 'SAME'),
  company('中国建设银行股份有限公司{region}分行', 'BANK', 'SAME'),
  company('中国邮政储蓄银行股份有限公司{region}分行', 'BANK', 'SAME'),
];

export const provinceTemplates: readonly AgencyTemplate[] = [
  ...everywhere,
  ...[
    '发展和改革委员会 教育厅 科学技术厅 工业和信息化厅 民政厅 司法厅 财政厅 人力资源和社会保障厅 自然资源厅 生态环境厅',
    '住房和城乡建设厅 交通运输厅 水利厅 农业农村厅 商务厅 文化和旅游厅 卫生健康委员会 应急管理厅 审计厅 市场监督管理局',
    '统计局 林业和草原局 国有资产监督管理委员会 地方金融监督管理局 政府研究室',
  ]
    .flatMap((line) => line.split(' '))
    .map((office) => organ(`{region}${office}`, 'DEPARTMENT')),
  ...['组织部', '宣传部', '统战部', '文明办公室', '编制委员会办公室'].map((office) =>
    organ(`中共{region}委${office}`, 'PARTY', 'COMMITTEE'),
  ),
  organ('中共{region}纪律检查委员会', 'PARTY', 'COMMITTEE'),
  organ('{region}公安厅', 'POLICE'),
  organ('国家税务总局{region}税务局', 'DEPARTMENT'),
  organ('中国银行保险监督管理委员会{region}监管局', 'DEPARTMENT'),
  ...['通信管理局', '总工会', '妇女联合会'].map((office) => organ(`{region}${office}`, 'DEPARTMENT')),
  organ('共青团{region}委员会', 'PARTY', 'COMMITTEE'),
  institution('{region}不动产登记局', 'REGISTRY'),
  institution('{region}住房资金管理中心', 'HOUSING_FUND'),
  institution('{region}公安厅交通管理局车辆管理所', 'REGISTRY'),
  ...['工商', '农业', '建设', '邮政储蓄'].map((bank) =>
    company(`中国${bank}银行股份有限公司{region}分行`, 'BANK', 'SAME'),
  ),
  company('中国银行股份有限公司{region}分行', 'BANK', 'GOVERNMENT'),
  company('交通银行股份有限公司{region}分行', 'BANK', 'GOVERNMENT'),
  company('{region}农村信用社联合社', 'BANK', 'GOVERNMENT'),
  company('中国人寿保险股份有限公司{region}分公司', 'INSURER', 'GOVERNMENT'),
  company('中国人民财产保险股份有限公司{region}分公司', 'INSURER', 'GOVERNMENT'),
  company('中国移动通信集团{region}有限公司', 'STATE_ENTERPRISE', 'GOVERNMENT'),
];
