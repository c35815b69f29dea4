-- An assessment office's ledger of agencies that owe, of about 2018: a spreadsheet that became tables. Days as numbers, amounts
-- as floating point in ten thousands of yuan, -1 for unknown, several versions of a row.

-- TZ 台账。BB 版本：only the last one holds. JE 金额 in 万元.
create table T_TZ (TZBS varchar(32) not null, BB int not null, AJBS varchar(32) not null, DWBS varchar(32) not null, FYDZ varchar(16) not null, DQDM char(6) not null, AH varchar(80) not null, JE double not null, LARQ int not null, DBRQ int not null, YQTS int not null, ZT char(1) not null, primary key (TZBS, BB)) default character set gbk;
insert into T_TZ values
  ('t1', 1, 'c0', 'agency1', '闽09', '350900', '(2020)闽09执1号', 12, 20200302, 20200401, -1, '1'),
  ('t1', 2, 'c0', 'agency1', '闽09', '350900', '(2020)闽09执1号', 20.27018, 20200302, 20200401, -1, '1'),
  ('t2', 1, 'c4', 'agency2', '闽0902', '350902', '(2020)闽0902执5号', 3.5, 20200415, 0, 12, '9');

create view agency as
select
  t.DWBS as id, t.TYDM as credit_code, t.DWMC as name, null as pinyin_initials,
  case t.DWLX when '01' then 'DEPARTMENT' when '07' then 'BANK' else 'OTHER' end as kind,
  t.DQDM as region_code, null as superior_id
from T_DW t
where t.SCBZ = b'0';

create view supervision_ledger as
select
  t.TZBS as id,
  replace(replace(t.AH, '(', '（'), ')', '）') as subject_number,
  t.AJBS as case_id, null as judgment_id, t.DWBS as agency_id, d.DQDM as agency_region_code,
  t.FYDZ as court_code, t.DQDM as region_code,
  null as cause, 'PAY_MONEY' as ordered_duty,
  cast(t.JE * 10000 as decimal(18, 2)) as amount_owed,
  cast(null as date) as judgment_effective_on,
  str_to_date(nullif(t.LARQ, 0), '%Y%m%d') as enforcement_filed_on,
  cast(null as date) as performance_due_on,
  1 as order_concrete, 0 as order_has_term,
  str_to_date(nullif(t.LARQ, 0), '%Y%m%d') as opened_on,
  cast(null as date) as filing_reminded_on, cast(null as date) as talked_on, cast(null as date) as warned_on,
  str_to_date(nullif(t.DBRQ, 0), '%Y%m%d') as urged_on,
  cast(null as date) as disciplined_on,
  'PRE_ENFORCEMENT_URGING' as current_step,
  case t.ZT when '1' then 'OPEN' when '9' then 'CLOSED' end as state,
  case t.ZT when '9' then 'ENFORCED' end as result,
  cast(null as date) as performed_on, cast(null as date) as closed_on,
  nullif(t.YQTS, -1) as late_days,
  cast(null as signed) as overdue_key,
  null as non_performance_reason, null as agency_department, null as agency_post,
  cast(null as signed) as outside_counsel_only,
  null as next_step, cast(null as signed) as next_step_number, cast(null as date) as next_due_on,
  null as next_office_kind, null as next_office, null as next_department
from T_TZ t
join T_DW d on d.DWBS = t.DWBS
where t.BB = (select max(o.BB) from T_TZ o where o.TZBS = t.TZBS);
