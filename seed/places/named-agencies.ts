import type { AgencyKind } from './agency-kinds.ts';
import type { CreditCodeKind } from './credit-code.ts';

/** An agency that is not generated from a template. */
export interface NamedAgency {
  readonly name: string;
  readonly kind: AgencyKind;
  readonly regionCode: string;
  readonly creditCode: CreditCodeKind;
}

/** Units that answer inquiries for the whole country, and the banks' head offices. */
export const nationalAgencies: readonly NamedAgency[] = [
  ...['工商', '农业', '建设', '邮政储蓄'].map((bank) => national(`中国${bank}银行股份有限公司`, 'BANK')),
  national('支付宝（中国）网络技术有限公司', 'PAYMENT_INSTITUTION'),
  national('财付通支付科技有限公司', 'PAYMENT_INSTITUTION'),
  national('中国证券登记结算有限责任公司', 'SECURITIES_DEPOSITORY'),
];

/**
 * Agencies whose region the sources hide. They stay anonymous: each is a separate agency in the larger region that the
 * source names, so that no real county is accused of what the source reports.
 */
export const anonymousAgencies: readonly NamedAgency[] = [
  anonymous('某区人民政府', 'GOVERNMENT', '350000', '11'),
  anonymous('某市某区人民政府', 'GOVERNMENT', '350000', '11'),
  anonymous('异地某县人民政府', 'GOVERNMENT', '350000', '11'),
  anonymous('异地另一某县人民政府', 'GOVERNMENT', '350000', '11'),
  anonymous('某市环境卫生管理处', 'PUBLIC_INSTITUTION', '350000', '12'),
  anonymous('宁德市某单位', 'DEPARTMENT', '350900', '11'),
  anonymous('甘孜州某县某单位', 'PUBLIC_INSTITUTION', '513300', '12'),
];

/** Those of them that lie outside Ningde, as their source tells: Ningde's courts judge and enforce across regions. */
export const outsideNingde: readonly string[] = ['某区人民政府', '异地某县人民政府', '异地另一某县人民政府'];

function national(name: string, kind: AgencyKind): NamedAgency {
  return { name, kind, regionCode: '000000', creditCode: '91' };
}

function anonymous(name: string, kind: AgencyKind, regionCode: string, creditCode: CreditCodeKind): NamedAgency {
  return { name, kind, regionCode, creditCode };
}
