import { chineseTerm } from '../shared/schema/labelled-enum.ts';

import type { StoredColumn, StoredTable } from './office.ts';

/** Columns that the schema does not show as they are: keys that link records and scope rows, and what goes with them. */
const MEANINGS: Readonly<Record<string, string>> = {
  id: '记录标识',
  action_id: '所依据的督办措施标识',
  agency_id: '单位标识（与考评库 agency.id 相同）',
  agency_region_code: '单位所在地区代码',
  agreement_id: '所属协作协议标识',
  ancestor: '上级代码（含自身）',
  ancestor_level: '上级的层级',
  asset_id: '财产标识',
  assisting_court_code: '协助法院代字',
  bankruptcy_court_code: '受理破产的法院代字',
  campaign_id: '所属专项行动标识',
  case_id: '所属案件标识（与法院案件库 enforcement_case.id 相同）',
  case_type_code: '案件类型代字（随案抄存）',
  cause: '案由（随案抄存）',
  circular_id: '所属通报标识',
  civilisation_office_id: '文明办的单位标识',
  conference_id: '所属联席会议标识',
  convener_agency_id: '召集单位标识',
  copy: '是否抄送',
  court_code: '法院代字',
  credit_code: '统一社会信用代码',
  debtor_agency_id: '作为被执行人的单位标识；不是单位的为空',
  debtor_kind: '被执行人类型（随案抄存）',
  defendant_agency_id: '作为被告的单位标识；不是单位的为空',
  descendant: '下级代码（含自身）',
  ending: '名称的每个后缀，至少两字，小写、半角括号',
  enforcement_case_id: '据以立案的执行案件标识',
  field: '协作领域',
  found_by_inquiry_id: '由哪次查询发现',
  holder_party_id: '权利人的当事人标识',
  indicator_code: '指标代码',
  issuer_agency_id: '发文单位标识',
  issuer_id: '制定单位标识',
  joint_commitment_id: '所属共同承诺标识',
  joint_settlement_id: '一并和解的案件的共同编号',
  judgment_id: '所依据的判决标识',
  ledger_id: '所属监督台账标识',
  listing_id: '所属失信名单记录标识',
  meeting_id: '所属会议标识',
  membership_id: '所属成员资格标识',
  next_step_number: '下一步骤的序号，用于排序',
  office_court_code: '办公室所在法院代字',
  organisation_code: '组织机构代码（信用代码的第 9 至 17 位；只有旧代码的，即该代码）',
  origin_court_code: '原执行法院代字',
  overdue_key: '逾期排序键',
  owner_agency_id: '责任单位标识',
  parent_code: '上级代码',
  party_id: '当事人标识（与法院案件库 party.id 相同）',
  payee_party_id: '收款人的当事人标识',
  performance_id: '所属考评结果标识',
  period_from: '期间首日',
  period_to: '期间末日的次日',
  period_until: '期间末日的次日',
  persons: '该值所代表的私人人数；单位没有记录的为空',
  procuratorate_id: '检察院的单位标识',
  region_code: '行政区划代码',
  replaces_id: '所更正的考评结果标识',
  restriction_id: '所属限制消费令标识',
  resumed_from_id: '恢复自哪件案件',
  rule_id: '所依据的评分细则标识',
  scheme_id: '所属考评方案标识',
  series_id: '系列案共同编号',
  source_id: '出处标识',
  subject_identifier: '对象的证件号码或代码',
  subject_kind: '对象类型',
  subject_name: '对象姓名或名称',
  subject_party_id: '被查询人的当事人标识',
  superior_id: '上级单位标识',
};

/** What a column means, in Chinese: the first term of its description, or of our list; null where nothing says it. */
export function meaningOf({ columns }: StoredTable, { name, description, optional }: StoredColumn): string | null {
  if (description !== null) {
    return chineseTerm(description);
  }
  if (optional) {
    const labelled = columns.find((column) => `${column.name}_label` === name);
    const term = labelled?.description ? chineseTerm(labelled.description) : (MEANINGS[labelled?.name ?? ''] ?? '');
    return `${term}：本单位自己的叫法，可不要这一列`;
  }
  return MEANINGS[name] ?? null;
}
