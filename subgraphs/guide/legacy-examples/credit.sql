-- A court's lists of dishonest persons and restrictions, of about 2012: utf8mb3, moments where days are meant, 1900-01-01 for
-- "none", 9999-12-31 for "for ever", flags Y and N.

-- SX 失信。XWDM 行为代码；LXCD 履行程度：1 未 2 部分 3 全部。
create table T_SX (SXBS varchar(32) not null primary key, AJBS varchar(32) not null, DSRBS varchar(32) not null, XM varchar(120) not null, DSRLX char(1) not null, XWDM char(1) not null, XWMS varchar(200) not null, YJWH varchar(80) not null, YW varchar(200) not null, LXCD char(1) not null, GZRY char(1) not null, LRSJ datetime not null, FBSJ datetime not null, YXQZ date not null, SCSJ datetime not null, key (AJBS)) default character set utf8mb3;
insert into T_SX values
  ('s1', 'c1', 'c1-2', '陈某', '1', '1', '有能力而拒不履行', '(2019)闽0902民初1号', '给付货款', '1', 'N', '2020-06-01 17:30:00', '2020-06-03 08:00:00', '2022-06-01', '1900-01-01 00:00:00'),
  ('s2', 'c2', 'c2-2', '某公司', '2', '2', '转移财产', '(2019)闽0902民初2号', '给付借款', '2', 'N', '2020-07-01 23:59:59', '1900-01-01 00:00:00', '9999-12-31', '2021-07-01 10:00:00');

create view dishonest_listing as
select
  t.SXBS as id, t.AJBS as case_id, c.court_code, c.region_code, c.debtor_agency_id, c.case_type_code, c.debtor_kind, c.cause,
  t.DSRBS as party_id, null as agency_id,
  case t.DSRLX when '1' then 'PERSON' when '2' then 'ENTERPRISE' when '3' then 'AGENCY' else 'OTHER' end as subject_kind,
  t.XM as subject_name,
  null as subject_identifier,
  null as organisation_code,
  case t.XWDM when '1' then 'ABLE_BUT_REFUSES' when '2' then 'EVADES' end as ground,
  t.XWMS as conduct,
  replace(replace(t.YJWH, '(', '（'), ')', '）') as instrument_number,
  t.YW as duty,
  case t.LXCD when '1' then 'NOTHING' when '2' then 'PART' when '3' then 'ALL' else 'OTHER' end as extent_performed,
  0 as minor, 0 as inability,
  case t.GZRY when 'Y' then 1 else 0 end as public_official,
  cast(t.LRSJ as date) as listed_on,
  nullif(cast(t.FBSJ as date), '1900-01-01') as published_on,
  nullif(t.YXQZ, '9999-12-31') as expires_on,
  cast(null as date) as suspended_from, cast(null as date) as suspended_until, cast(null as date) as call_tone_from,
  case when t.SCSJ > '1900-01-01' then 'PERFORMED' end as removal_reason,
  nullif(cast(t.SCSJ as date), '1900-01-01') as removal_caused_on,
  nullif(cast(t.SCSJ as date), '1900-01-01') as removal_due_on,
  nullif(cast(t.SCSJ as date), '1900-01-01') as removed_on
from T_SX t
join V_AJCB c on c.AJBS = t.AJBS;
