/**
 * How an administrator mends a planted fault: what the doctor's own text, or the guide that it points to, says. The steps are
 * those that the text names, in its words: the view is written otherwise, the old record is corrected from the office's files,
 * or the statement is run.
 */
export interface Mend {
  /** 视图里写: a column of a view, and the expression over its old table. */
  readonly view?: Readonly<Record<string, string>>;
  /** 改正原数据: columns whose records that differ from the office's files are corrected. */
  readonly correct?: readonly string[];
  /** 改正原数据, only where the files know more than "none": the view reads the others as none. */
  readonly correctKnown?: readonly string[];
  /** Statements. `{reader}` is the account, `{files}` the prefix of the office's files, `{views}` the office's database. */
  readonly run?: readonly string[];
}

const nullIf = (place: string, value: string): Mend => ({
  view: { [place]: `nullif(${place.split('.')[1]}, '${value}')` },
  correctKnown: [place],
});
const correct = (...places: string[]): Mend => ({ correct: places });
const view = (place: string, expression: string): Mend => ({ view: { [place]: expression } });

/** Of the guide, "层级与目录": made again from the parents, a row for each code and each above it. */
function closure(tree: 'region' | 'court', roots: string): readonly string[] {
  return [
    `delete from base_${tree}_closure`,
    `insert into base_${tree}_closure (ancestor, descendant, ancestor_level)
       with recursive pair (ancestor, descendant, steps) as (
         select t.code, t.code, 0 from ${roots} t
         union all
         select t.parent_code, pair.descendant, pair.steps + 1
           from pair join ${roots} t on t.code = pair.ancestor where t.parent_code is not null and pair.steps < 9
       )
       select distinct pair.ancestor, pair.descendant, t.level from pair join ${roots} t on t.code = pair.ancestor`,
  ];
}

const CODE = 'varchar(64) character set utf8mb4 collate utf8mb4_bin';
/** 用生成列加索引: a key in another form, without a conversion in the view. */
const generated = (place: string, expression: string): Mend => {
  const [table = '', column = ''] = place.split('.');
  return {
    run: [
      `alter table base_${table} add ${column}_gf ${CODE} generated always as (${expression}) stored, add key (${column}_gf)`,
    ],
    view: { [place]: `${column}_gf` },
    correctKnown: [place],
  };
};

const READS = 'grant select, show view on {views}.* to {reader}';
const RIGHTS = ['revoke all privileges, grant option from {reader}', READS] as const;

/** The mend of each planted fault, by its name. */
export const MENDS: Readonly<Record<string, Mend>> = {
  未映射的依据种类成了空值: correct('enforcement_case.basis_kind'),
  '结案方式代码 99': correct('enforcement_case.conclusion_method'),
  成员名大小写不同: view('enforcement_case.status', 'upper(status)'),
  零日期: nullIf('case_node.due_on', '0000-00-00'),
  只有年份的日期: correct('enforcement_case.preserved_on'),
  '2 月 31 日': correct('enforcement_case.resumed_on'),
  '1900-01-01 表示无': nullIf('enforcement_case.last_searched_on', '1900-01-01'),
  '9999-12-31 表示长期': nullIf('region.valid_to', '9999-12-31'),
  '1970-01-01 由空时间戳转来': nullIf('enforcement_case.debtor_traced_on', '1970-01-01'),
  保全记在将来: correct('enforcement_case.preservation_guided_on'),
  '立案年份 1020': correct('enforcement_case.filed_on'),
  '期限年份 2921': correct('enforcement_case.due_on'),
  结案早于立案: correct('enforcement_case.filed_on', 'enforcement_case.concluded_on'),
  '金额单位换错，超出 16 位': correct('enforcement_case.recovered_amount'),
  负的申请标的: correct('enforcement_case.claim_amount'),
  '天数超出 32 位': correct('enforcement_case.node_late_days'),
  '-1 表示未知': correct('enforcement_case.extension_days'),
  两位年份: view('court_staff.year', 'if(year < 100, 2000 + year, year)'),
  '是非列里的 2': correct('party.minor'),
  空字符串代替空值: generated('enforcement_case.judgment_id', "nullif(judgment_id, '')"),
  键首有空格: { run: ['update base_party set case_id = trim(case_id)'] },
  '键只差空格，关联不上': { run: ['update base_party set case_id = trim(case_id)'] },
  全角字母的键: correct('enforcement_case.campaign_id'),
  键里有零宽空格: correct('enforcement_case.joint_settlement_id'),
  '“无”当作信用代码': generated('party.credit_code', "nullif(credit_code, '无')"),
  'GBK 存在 latin1 列里': view(
    'court.name',
    "if(code = '闽', convert(cast(convert(name using latin1) as binary) using gbk), name)",
  ),
  姓名首尾有空白: view('enforcement_case.officer_name', "trim(both '　' from officer_name)"),
  案由为空字符串: correct('enforcement_case.cause'),
  '姓名里有 BOM': view('party.name', "replace(name, convert(0xEFBBBF using utf8mb4), '')"),
  其他而无叫法: correct('party.role'),
  案件重复一行: {
    run: [
      'create table once as select distinct * from base_enforcement_case',
      'drop table base_enforcement_case',
      'rename table once to base_enforcement_case',
    ],
  },
  案号重复: correct('enforcement_case.case_number'),
  编号只差大小写: {
    run: ['delete from base_court_staff where id not in (select id from {files}cases.court_staff)'],
  },
  案号读不懂: correct('enforcement_case.case_number'),
  案号用半角括号: generated('enforcement_case.case_number', "replace(replace(case_number, '(', '（'), ')', '）')"),
  身份证号校验位不对: correct('party.id_number'),
  节点属于不存在的案件: correct('case_node.case_id'),
  用到的地区不在层级表: correct('enforcement_case.region_code'),
  层级缺自身: { run: closure('region', 'base_region') },
  层级缺隔代: { run: closure('region', 'base_region') },
  层级缺全国: { run: closure('region', 'base_region') },
  互为上级: { correct: ['court.parent_code'], run: closure('court', '{files}cases.court') },
  层级名不认识: { run: closure('court', '{files}cases.court') },
  上级代码与层级表不符: correct('court.parent_code'),
  账号还能写: { run: RIGHTS },
  账号能读所有库: { run: RIGHTS },

  位标志: view('asset.network_covered', 'network_covered + 0'),
  日期列带时刻: view('asset.found_on', 'cast(found_on as date)'),
  日期列是时间戳: view('control_measure.from_date', 'cast(from_date as date)'),
  文本日期: view('payout.received_on', "str_to_date(nullif(received_on, ''), '%Y-%m-%d')"),
  数字日期: view('payout.due_on', 'due_on'),
  "文本金额 '202,701.80'": view('payout.amount', "cast(nullif(replace(amount, ',', ''), '') as decimal(18, 2))"),
  浮点金额: view('asset.appraised_value', 'cast(appraised_value as decimal(18, 2))'),
  文本是非: view('inquiry_request.answer_complete', "case answer_complete when '1' then 1 when '0' then 0 end"),
  二进制文本: view('asset.place', 'convert(place using utf8mb4)'),
  文本整数: view('control_measure.queue_order', 'cast(queue_order as signed)'),
  视图缺一列: view('assisted_case.late_count', 'late_count'),
  财产属于别处没有的案件: correct('asset.case_id'),
  抄存的被执行人类型与案件不符: correct('asset.debtor_kind'),
  用到的法院不在目录: {
    run: [
      'delete from base_court_directory',
      'insert into base_court_directory select code, region_code from {files}cases.court',
    ],
  },
  单位不在目录: correct('inquiry_request.agency_id'),

  时刻是汉字: { run: ["delete from base_interception where id = 'i1'"] },
  键列被转换: view('dishonest_listing.id', 'id'),
  键列不区分大小写: {
    run: ['alter table base_sanction modify id varchar(32) character set utf8mb4 collate utf8mb4_bin'],
  },
  两边排序规则不同: {
    run: [
      'alter table base_restricted_person modify restriction_id varchar(32) character set utf8mb4 collate utf8mb4_bin',
    ],
  },
  单位目录的地区与考评库不符: correct('agency_directory.region_code'),
  层级与案件库不符: { run: closure('region', '{files}cases.region') },
  大表没有索引: { run: ['alter table base_consumption_restriction add primary key (id), add key (case_id)'] },
  子查询返回多行: view('exit_restriction.reason', 'reason'),

  列改了名: view('supervision_action.issuer', 'fwdw'),
  目录是空的: { run: ['insert into base_court_directory select code, region_code from {files}cases.court'] },

  视图被删: view('witnessed_session.id', 'id'),
  视图属主已不存在: view('grid_task.id', 'id'),
  账号无权读: { run: [READS] },
  账号看不到视图文本: { run: [READS] },
  账号不能看执行计划: { run: [READS] },
};
