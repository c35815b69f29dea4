-- What every office has beside its own records: regions, courts, units, and its copy of the cases that it got from the courts.
-- Tables of an invented old system first, then the views.

-- DQ 地区；TYBZ 停用标志，停用的地区留着，老案件还在用。
create table T_DQ (DQDM char(6) not null primary key, DQJB char(1) not null, SJDQ char(6) not null, TYBZ bit(1) not null) default character set gbk;
-- FY 法院。
create table T_FY (FYDZ varchar(16) not null primary key, FYJB char(1) not null, DQDM char(6) not null, SJFY varchar(16) not null) default character set gbk;
-- DW 单位；TYDM 统一社会信用代码。
create table T_DW (DWBS varchar(32) not null primary key, DWMC varchar(120) not null, TYDM varchar(36) not null, DWLX char(2) not null, DQDM char(6) not null, SCBZ bit(1) not null default b'0') default character set gbk;
-- AJCB 案件抄本：收到法院通知时抄存的案件。
create table T_AJCB (AJBS varchar(32) not null primary key, FYDZ varchar(16) not null, DQDM char(6) not null, LXDM char(2) not null, BZXRLX char(1) not null, BZXRDW varchar(32) not null, AY varchar(80) not null) default character set gbk;

create view region_closure as
with recursive pair (ancestor, descendant, steps) as (
  select t.DQDM, t.DQDM, 0 from T_DQ t
  union all
  select t.SJDQ, pair.descendant, pair.steps + 1 from pair join T_DQ t on t.DQDM = pair.ancestor where t.SJDQ <> '' and pair.steps < 9
)
select distinct pair.ancestor, pair.descendant, case t.DQJB when '0' then 'NATIONAL' when '1' then 'PROVINCE' when '2' then 'CITY' when '3' then 'COUNTY' end as ancestor_level
from pair join T_DQ t on t.DQDM = pair.ancestor;

create view court_closure as
with recursive pair (ancestor, descendant, steps) as (
  select t.FYDZ, t.FYDZ, 0 from T_FY t
  union all
  select t.SJFY, pair.descendant, pair.steps + 1 from pair join T_FY t on t.FYDZ = pair.ancestor where t.SJFY <> '' and pair.steps < 9
)
select distinct pair.ancestor, pair.descendant, case t.FYJB when '1' then 'SUPREME' when '2' then 'HIGH' when '3' then 'INTERMEDIATE' when '4' then 'BASIC' end as ancestor_level
from pair join T_FY t on t.FYDZ = pair.ancestor;

create view court_directory as select t.FYDZ as court_code, t.DQDM as region_code from T_FY t;

create view agency_directory as select t.DWBS as agency_id, t.TYDM as credit_code, t.DQDM as region_code from T_DW t where t.SCBZ = b'0';

-- What every record of a case repeats of it, under one name: views of records join it and take what they need.
create view V_AJCB as
select
  t.AJBS,
  t.FYDZ as court_code,
  t.DQDM as region_code,
  nullif(t.BZXRDW, '') as debtor_agency_id,
  case t.LXDM when '01' then 'FIRST_ENFORCEMENT' when '02' then 'RESUMED' else 'OTHER' end as case_type_code,
  case t.BZXRLX when '1' then 'PERSON' when '2' then 'ENTERPRISE' when '3' then 'AGENCY' else 'OTHER' end as debtor_kind,
  t.AY as cause
from T_AJCB t;
