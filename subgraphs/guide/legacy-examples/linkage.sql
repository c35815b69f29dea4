-- A committee's register of joint conferences, of about 2015: names in latin1 columns that hold GBK, dates as text in two forms,
-- timestamps, what was agreed as one row for each unit.

-- HY 会议机制。MC is GBK in a latin1 column, as an old client wrote it.
create table T_HY (HYBS varchar(32) character set gbk not null primary key, MC varchar(200) not null, DQDM char(6) character set gbk not null, ZJDW varchar(32) character set gbk not null, CLRQ varchar(10) not null) default character set latin1;
insert into T_HY values ('h1', convert(cast(convert('宁德市执行联席会议' using gbk) as binary) using latin1), '350900', 'agency1', '2019.3.1');

-- CY 成员；HC 会次；KSSJ is a moment in the server's zone.
create table T_CY (CYBS varchar(32) not null primary key, HYBS varchar(32) not null, DWBS varchar(32) not null, JS char(1) not null, JRRQ varchar(10) not null) default character set gbk;
insert into T_CY values ('m1', 'h1', 'agency1', '1', '2019-03-01'), ('m2', 'h1', 'agency2', '2', '2019/3/15');
create table T_HC (HCBS varchar(32) not null primary key, HYBS varchar(32) not null, BT varchar(200) not null, LB char(2) not null, KSSJ timestamp not null, YC varchar(500) not null) default character set gbk;
set time_zone = '+08:00';
insert into T_HC values ('r1', 'h1', '第一次会议', '1', '2020-01-10 00:30:00', '通报进展'), ('r2', 'h1', '专班会', '99', '2020-06-30 23:30:00', '研究难案');

create view joint_conference as
select
  t.HYBS as id,
  convert(cast(convert(t.MC using latin1) as binary) using gbk) as name,
  t.DQDM as region_code, 'POLITICAL_LEGAL_COMMITTEE' as convener_kind, t.ZJDW as convener_agency_id, null as office_court_code,
  str_to_date(t.CLRQ, '%Y.%c.%e') as established_on
from T_HY t;

create view membership as
select
  t.CYBS as id, t.HYBS as conference_id, h.DQDM as region_code, t.DWBS as agency_id,
  case d.DWLX when '01' then 'DEPARTMENT' when '07' then 'BANK' else 'OTHER' end as agency_kind,
  case t.JS when '1' then 'CONVENER' when '2' then 'MEMBER' else 'OTHER' end as role,
  '按职责协助' as duty,
  str_to_date(replace(t.JRRQ, '/', '-'), '%Y-%c-%e') as joined_on,
  cast(null as date) as left_on
from T_CY t
join T_HY h on h.HYBS = t.HYBS
join T_DW d on d.DWBS = t.DWBS;

create view meeting as
select
  t.HCBS as id, t.HYBS as conference_id, h.DQDM as region_code, t.BT as title,
  case t.LB when '1' then 'ANNUAL' when '2' then 'QUARTERLY' else 'OTHER' end as kind,
  case when t.LB not in ('1', '2') then '专班会议' end as kind_label,
  null as chair,
  cast(t.KSSJ as date) as held_on,
  h.ZJDW as convener_agency_id, t.YC as agenda
from T_HC t
join T_HY h on h.HYBS = t.HYBS;
