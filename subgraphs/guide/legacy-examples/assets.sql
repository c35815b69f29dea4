-- A court's system for inquiries and disposal, of about 2008: GBK, amounts as text with commas, bits, a code 99, soft deletes.

-- CX 协助查询。FKJG 反馈结果：1 有 2 无 3 拒绝 99 转其他部门，空 未反馈。
create table T_CX (CXBS varchar(32) not null primary key, AJBS varchar(32) not null, DWBS varchar(32) not null, QD char(1) not null, CCLX char(2) not null, CXNR varchar(200) not null, FCRQ char(8) not null, XQRQ char(8) not null, FKRQ char(8) not null, FKJG varchar(2) not null, SCBZ bit(1) not null, key (AJBS)) default character set gbk;
insert into T_CX values
  ('x1', 'c0', 'agency1', '1', '01', '账户余额', '20200310', '20200324', '20200320', '1', b'0'),
  ('x2', 'c1', 'agency2', '2', '04', '不动产登记', '20200401', '20200415', '20200420', '2', b'0'),
  ('x3', 'c2', 'agency2', '9', '99', '网约车登记', '20200501', '20200515', '20200510', '99', b'0'),
  ('x4', 'c3', 'agency1', '1', '01', '账户余额', '20200601', '20200615', '', '', b'0'),
  ('x5', 'c3', 'agency1', '1', '01', '发错撤回', '20200601', '20200615', '', '', b'1');

-- CC 财产。PGJE 评估金额 is text.
create table T_CC (CCBS varchar(32) not null primary key, AJBS varchar(32) not null, QLR varchar(32) not null, CXBS varchar(32) not null, CCLX char(2) not null, BSH varchar(80) not null, SZD varchar(120) not null, FXSJ datetime not null, PGJE varchar(20) not null, PGRQ char(10) not null, WL bit(1) not null, key (AJBS)) default character set gbk;
insert into T_CC values
  ('z1', 'c0', 'c0-2', 'x1', '01', '6222…0001', '宁德', '2020-03-20 17:05:00', '202,701.80', '2020.04.01', b'1'),
  ('z2', 'c1', 'c1-2', '', '04', '闽（2019）不动产权第1号', '宁德市蕉城区', '2020-04-25 09:30:00', '', '', b'0');

create view inquiry_request as
select
  t.CXBS as id, t.AJBS as case_id, c.court_code, c.region_code, c.debtor_agency_id, c.case_type_code, c.debtor_kind, c.cause,
  t.DWBS as agency_id,
  case d.DWLX when '01' then 'DEPARTMENT' when '07' then 'BANK' else 'OTHER' end as agency_kind,
  null as subject_party_id,
  case t.QD when '1' then 'NETWORK' when '2' then 'COUNTER' when '3' then 'LETTER' else 'OTHER' end as channel,
  case when t.QD not in ('1', '2', '3') then '专人送达' end as channel_label,
  case t.CCLX when '01' then 'BANK_ACCOUNT' when '04' then 'REAL_ESTATE' else 'OTHER' end as asset_kind,
  case when t.CCLX not in ('01', '04') then '网约车' end as asset_kind_label,
  t.CXNR as question,
  str_to_date(t.FCRQ, '%Y%m%d') as sent_on,
  str_to_date(t.XQRQ, '%Y%m%d') as due_on,
  str_to_date(nullif(t.FKRQ, ''), '%Y%m%d') as answered_on,
  case when t.FKRQ <> '' then t.FKRQ > t.XQRQ end as answered_late,
  case t.FKJG when '' then 'PENDING' when '1' then 'FOUND' when '2' then 'NOTHING_FOUND' when '3' then 'REFUSED' else 'OTHER' end as outcome,
  case when t.FKJG = '99' then '转其他部门' end as outcome_label,
  case when t.FKRQ <> '' then 1 end as answer_complete,
  null as refusal_reason
from T_CX t
join V_AJCB c on c.AJBS = t.AJBS
join T_DW d on d.DWBS = t.DWBS
where t.SCBZ = b'0';

create view asset as
select
  t.CCBS as id, t.AJBS as case_id, c.court_code, c.region_code, c.debtor_agency_id, c.case_type_code, c.debtor_kind, c.cause,
  t.QLR as holder_party_id,
  nullif(t.CXBS, '') as found_by_inquiry_id,
  case t.CCLX when '01' then 'BANK_ACCOUNT' when '04' then 'REAL_ESTATE' else 'OTHER' end as kind,
  nullif(t.BSH, '') as identifier,
  t.SZD as place,
  cast(t.FXSJ as date) as found_on,
  cast(nullif(replace(t.PGJE, ',', ''), '') as decimal(18, 2)) as appraised_value,
  str_to_date(nullif(t.PGRQ, ''), '%Y.%m.%d') as appraised_on,
  t.WL + 0 as network_covered
from T_CC t
join V_AJCB c on c.AJBS = t.AJBS;
