import { ANY, one, planted, rewritten, type PlantedFault } from './planted-fault.fixture.ts';
import { PLANTED_VALUES } from './planted-values.fixture.ts';

const TYPES = planted('assets', [
  one('位标志', 'column-type', 'asset.network_covered', 'alter table base_asset modify network_covered bit(1)'),
  one('日期列带时刻', 'column-type', 'asset.found_on', 'alter table base_asset modify found_on datetime'),
  one(
    '日期列是时间戳',
    'column-type',
    'control_measure.from_date',
    'alter table base_control_measure modify from_date timestamp null',
  ),
  one('文本日期', 'column-type', 'payout.received_on', 'alter table base_payout modify received_on varchar(20)'),
  one('数字日期', 'column-type', 'payout.due_on', rewritten('payout', 'due_on', '20200101')),
  one(
    "文本金额 '202,701.80'",
    'column-type',
    'payout.amount',
    'alter table base_payout modify amount varchar(20)',
    'update base_payout set amount = format(amount, 2)',
  ),
  one('浮点金额', 'column-type', 'asset.appraised_value', 'alter table base_asset modify appraised_value double'),
  one(
    '文本是非',
    'column-type',
    'inquiry_request.answer_complete',
    'alter table base_inquiry_request modify answer_complete varchar(4)',
  ),
  one('二进制文本', 'column-type', 'asset.place', 'alter table base_asset modify place blob'),
  one(
    '文本整数',
    'column-type',
    'control_measure.queue_order',
    'alter table base_control_measure modify queue_order varchar(10)',
  ),
  one('视图缺一列', 'column-missing', 'assisted_case.late_count', rewritten('assisted_case', 'late_count', '')),
  one(
    '财产属于别处没有的案件',
    'dangling-elsewhere',
    'asset.case_id',
    `update base_asset set case_id = 'nobody' order by id ${ANY}`,
  ),
  one(
    '抄存的被执行人类型与案件不符',
    'copy-differs',
    'asset.debtor_kind',
    "update base_asset set debtor_kind = if(debtor_kind = 'PERSON', 'ENTERPRISE', 'PERSON')",
  ),
  one(
    '用到的法院不在目录',
    'code-not-in-directory',
    'asset.court_code',
    'delete from base_court_directory where court_code in (select court_code from base_asset)',
  ),
  one(
    '单位不在目录',
    'code-not-in-directory',
    'inquiry_request.agency_id',
    `update base_inquiry_request set agency_id = 'nobody' order by id ${ANY}`,
  ),
]);

const VIEWS_OF_CREDIT = planted('credit', [
  one(
    '时刻是汉字',
    'not-a-date',
    'interception.occurred_at',
    "insert into base_interception (id, occurred_at) values ('i1', '去年春节')",
  ),
  one(
    '键列被转换',
    'key-converted',
    'dishonest_listing.id',
    rewritten('dishonest_listing', 'id', 'convert(id using utf8mb4) collate utf8mb4_bin'),
  ),
  one(
    '键列不区分大小写',
    'collation-not-binary',
    'sanction.id',
    'alter table base_sanction modify id varchar(32) character set utf8mb4 collate utf8mb4_general_ci',
  ),
  one(
    '两边排序规则不同',
    'collations-differ',
    'restricted_person.restriction_id',
    'alter table base_restricted_person modify restriction_id varchar(32) character set gbk',
  ),
  one(
    '单位目录的地区与考评库不符',
    'directory-differs',
    'agency_directory.region_code',
    `update base_agency_directory set region_code = '620000' order by agency_id ${ANY}`,
  ),
  one(
    '层级与案件库不符',
    'closure-differs',
    'region_closure.ancestor',
    "delete from base_region_closure where ancestor in ('350000', '000000') and descendant = '350981'",
  ),
  one('大表没有索引', 'list-scans', 'base_consumption_restriction', 'do 0'),
  one(
    '子查询返回多行',
    'view-fails',
    'exit_restriction',
    rewritten('exit_restriction', 'reason', '(select reason from base_consumption_restriction)'),
  ),
]);

const OPENINGS = [
  ...planted('performance', [
    one(
      '列改了名',
      'view-invalid',
      'supervision_action',
      'alter table base_supervision_action rename column issuer to fwdw',
    ),
    one('目录是空的', 'table-empty', 'court_directory', 'delete from base_court_directory'),
  ]),
  ...planted('linkage', [
    one('视图被删', 'table-missing', 'witnessed_session', 'drop view witnessed_session'),
    one(
      '视图属主已不存在',
      'view-definer-missing',
      'grid_task',
      'create or replace definer = `nobody_here`@`localhost` sql security definer view grid_task as select * from base_grid_task',
    ),
    one('账号无权读', 'view-not-allowed', 'joint_commitment', 'revoke select on joint_commitment from {reader}'),
    one('账号看不到视图文本', 'view-text-hidden', null, 'do 0'),
    one('账号不能看执行计划', 'plan-hidden', null, 'do 0'),
  ]),
];

/** Every planted fault, in the order in which they are made. */
export const PLANTED_FAULTS: readonly PlantedFault[] = [...PLANTED_VALUES, ...TYPES, ...VIEWS_OF_CREDIT, ...OPENINGS];
