-- Views that give an invented court's old tables (tables.sql) the names, types and members that the cases subgraph
-- reads: one for each table of the subgraph. No data is copied and no table of the court is changed. The views convert
-- GBK, pinyin initials, codes, full-width digits, half-width brackets, dates as text, blanks for null, and fen.
-- Keys (ids, codes and what joins records) are given as they are, also those in GBK: converted, no index would serve them. Run
-- once by the court's administrator, on the court's server or on a replica of it.

-- The court stores only present regions, without first or last day and without successors.
create view region as
select
  t.DQDM as code,
  convert(t.DQMC using utf8mb4) collate utf8mb4_bin as name,
  convert(case t.DQJB when '0' then 'NATIONAL' when '1' then 'PROVINCE' when '2' then 'CITY' when '3' then 'COUNTY' end using utf8mb4) collate utf8mb4_bin as level,
  nullif(t.SJDQ, '') as parent_code,
  cast(null as date) as valid_from,
  cast(null as date) as valid_to,
  convert(cast(null as char(6)) using utf8mb4) collate utf8mb4_bin as replaced_by
from T_DQ t;

-- The court keeps no pinyin initials (拼音码) of courts, so none is found by them. A column that keeps them would stand here.
create view court as
select
  t.FYDZ as code,
  convert(t.FYMC using utf8mb4) collate utf8mb4_bin as name,
  convert(cast(null as char(80)) using utf8mb4) collate utf8mb4_bin as pinyin_initials,
  convert(case t.FYJB when '1' then 'SUPREME' when '2' then 'HIGH' when '3' then 'INTERMEDIATE' when '4' then 'BASIC' end using utf8mb4) collate utf8mb4_bin as level,
  t.DQDM as region_code,
  nullif(t.SJFY, '') as parent_code
from T_FY t;

create view region_closure as
with recursive up (ancestor, descendant) as (
  select code, code from region
  union all
  select c.parent_code, up.descendant from up join region c on c.code = up.ancestor where c.parent_code is not null
)
select up.ancestor as ancestor, up.descendant as descendant, a.level as ancestor_level
from up join region a on a.code = up.ancestor;

create view court_closure as
with recursive up (ancestor, descendant) as (
  select code, code from court
  union all
  select c.parent_code, up.descendant from up join court c on c.code = up.ancestor where c.parent_code is not null
)
select up.ancestor as ancestor, up.descendant as descendant, a.level as ancestor_level
from up join court a on a.code = up.ancestor;

create view court_directory as
select code as court_code, region_code as region_code from court;

-- The court's tables lack the graph's id and the region of the agency with a credit code. This view of constants, agreed
-- once with the performance office, supplies them.
create view agency_directory as
select convert('agency1' using utf8mb4) collate utf8mb4_bin as agency_id, convert('113509000000000190' using utf8mb4) collate utf8mb4_bin as credit_code, convert('350900' using utf8mb4) collate utf8mb4_bin as region_code
union all
select convert('agency2' using utf8mb4) collate utf8mb4_bin, convert('91350100M000100Y43' using utf8mb4) collate utf8mb4_bin, convert('350100' using utf8mb4) collate utf8mb4_bin;

create view case_node as
select
  t.JDBS as id,
  t.AJBS as case_id,
  j.FYDZ as court_code,
  f.DQDM as region_code,
  convert(case t.JDDM when '01' then 'FILED' when '02' then 'NOTICE' when '03' then 'PROPERTY_REPORT_ORDER' when '04' then 'NETWORK_INQUIRY' when '05' then 'FIELD_INQUIRY' when '06' then 'DISPOSAL' when '07' then 'PAYOUT' when '09' then 'CONCLUDED' end using utf8mb4) collate utf8mb4_bin as node,
  str_to_date(nullif(t.YWRQ, ''), '%Y.%m.%d') as due_on,
  str_to_date(nullif(t.WCRQ, ''), '%Y.%m.%d') as done_on,
  case when t.WCRQ <> '' then coalesce(str_to_date(nullif(t.WCRQ, ''), '%Y.%m.%d') > str_to_date(nullif(t.YWRQ, ''), '%Y.%m.%d'), 0) end as done_late
from T_JD t
join T_AJ j on j.AJBS = t.AJBS
join T_FY f on f.FYDZ = j.FYDZ;

-- What the court does not store of a case is computed here (next step, lateness, resumption, next search) or null: it has
-- no records of joint settlements, bankruptcy, leaders, tracing, clues, guidance or quality.
create view enforcement_case as
select
  t.AJBS as id,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.AH using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '(', '（'), ')', '）') as case_number,
  convert(case t.LXDM when '01' then 'FIRST_ENFORCEMENT' when '02' then 'RESUMED' when '03' then 'PRESERVATION' when '04' then 'OBJECTION' when '05' then 'REVIEW' when '06' then 'SUPERVISION' when '07' then 'COORDINATION' when '08' then 'OTHER' end using utf8mb4) collate utf8mb4_bin as type_code,
  t.FYDZ as court_code,
  f.DQDM as region_code,
  str_to_date(nullif(t.LARQ, ''), '%Y%m%d') as filed_on,
  convert(t.CBR using utf8mb4) collate utf8mb4_bin as officer_name,
  convert(case t.ZXYJ when '1' then 'JUDGMENT' when '2' then 'RULING' when '3' then 'MEDIATION' when '4' then 'AWARD' when '5' then 'NOTARISED' else 'OTHER' end using utf8mb4) collate utf8mb4_bin as basis_kind,
  case when t.ZXYJ not in ('1', '2', '3', '4', '5') then concat('代码', convert(t.ZXYJ using utf8mb4) collate utf8mb4_bin) end as basis_kind_label,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZXYJWH using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '(', '（'), ')', '）') as basis_number,
  nullif(t.PJBS, '') as judgment_id,
  convert(t.AY using utf8mb4) collate utf8mb4_bin as cause,
  cast(t.SQBD / 100 as decimal(18, 2)) as claim_amount,
  cast(t.DWJE / 100 as decimal(18, 2)) as recovered_amount,
  convert(case t.AJZT when '1' then 'OPEN' when '2' then 'SUSPENDED' when '9' then 'CONCLUDED' end using utf8mb4) collate utf8mb4_bin as status,
  str_to_date(nullif(t.FDQX, ''), '%Y%m%d') as due_on,
  t.YCTS as extension_days,
  str_to_date(nullif(t.JARQ, ''), '%Y%m%d') as concluded_on,
  case when t.JARQ <> '' then str_to_date(nullif(t.JARQ, ''), '%Y%m%d') > str_to_date(nullif(t.FDQX, ''), '%Y%m%d') end as concluded_late,
  convert(case t.JAFS when '01' then 'VOLUNTARY' when '02' then 'FORCED' when '03' then 'SETTLED' when '04' then 'PROCEDURE_TERMINATED' when '05' then 'TERMINATED' when '06' then 'REFUSED' when '07' then 'REJECTED' when '08' then 'WITHDRAWN' when '' then null else 'OTHER' end using utf8mb4) collate utf8mb4_bin as conclusion_method,
  case when t.JAFS not in ('01', '02', '03', '04', '05', '06', '07', '08', '') then concat('代码', convert(t.JAFS using utf8mb4) collate utf8mb4_bin) end as conclusion_method_label,
  t.HJLX = '1' as settlement_performed,
  case t.YWCC when '1' then 1 when '0' then 0 end as property_found,
  t.ZXBN <> '' as inability_found,
  nullif(convert(t.ZXBN using utf8mb4) collate utf8mb4_bin, '') as inability_ground,
  str_to_date(nullif(t.BQRQ, ''), '%Y%m%d') as preserved_on,
  cast(null as date) as preservation_guided_on,
  convert(case t.JCZX when '1' then 'ELEVATED' when '2' then 'DESIGNATED' when '3' then 'COORDINATED' when '4' then 'CONCENTRATED' end using utf8mb4) collate utf8mb4_bin as cross_enforcement_kind,
  nullif(t.YFYDZ, '') as origin_court_code,
  cast(null as date) as cross_enforced_on,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as cross_enforcement_result,
  cast(null as decimal(18, 2)) as cross_recovered_amount,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as assisting_court_code,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as joint_settlement_id,
  nullif(t.HFYAJ, '') as resumed_from_id,
  (select min(str_to_date(nullif(r.LARQ, ''), '%Y%m%d')) from T_AJ r where r.HFYAJ = t.AJBS) as resumed_on,
  cast(null as date) as last_searched_on,
  case when t.JAFS = '04' and not exists (select 1 from T_AJ r where r.HFYAJ = t.AJBS)
    then date_add(str_to_date(nullif(t.JARQ, ''), '%Y%m%d'), interval 6 month) end as next_review_due_on,
  cast(null as date) as bankruptcy_transferred_on,
  cast(null as date) as bankruptcy_accepted_on,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as bankruptcy_court_code,
  case when t.AJZT = '1' then coalesce((select n.node from case_node n where n.case_id = t.AJBS and n.done_on is null and n.due_on <= str_to_date(nullif(t.FDQX, ''), '%Y%m%d') order by n.due_on, n.id limit 1), convert('CONCLUDED' using utf8mb4) collate utf8mb4_bin) end as next_node,
  case when t.AJZT = '1' then coalesce((select min(n.due_on) from case_node n where n.case_id = t.AJBS and n.done_on is null and n.due_on <= str_to_date(nullif(t.FDQX, ''), '%Y%m%d')), str_to_date(nullif(t.FDQX, ''), '%Y%m%d')) end as next_node_due_on,
  cast(coalesce((select max(greatest(0, datediff(n.done_on, n.due_on))) from case_node n where n.case_id = t.AJBS), 0) as signed) as node_late_days,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as leader_post,
  cast(null as signed) as clues_given,
  cast(null as date) as debtor_traced_on,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as debtor_traced_by,
  1 = 0 as conduct_ordered,
  cast(null as decimal(18, 2)) as delay_interest,
  cast(null as date) as quality_reviewed_on,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as quality_grade,
  convert(case t.BZXRLX when '1' then 'PERSON' when '2' then 'ENTERPRISE' when '3' then 'AGENCY' else 'OTHER' end using utf8mb4) collate utf8mb4_bin as debtor_kind,
  case when t.BZXRLX not in ('1', '2', '3') then concat('代码', convert(t.BZXRLX using utf8mb4) collate utf8mb4_bin) end as debtor_kind_label,
  a.agency_id as debtor_agency_id,
  nullif(t.XDBS, '') as campaign_id
from T_AJ t
join T_FY f on f.FYDZ = t.FYDZ
left join agency_directory a on a.credit_code = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.BZXRDM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9');

create view party as
select
  t.DSRBS as id,
  t.AJBS as case_id,
  convert(case t.SSDW when '1' then 'APPLICANT' when '2' then 'DEBTOR' when '3' then 'THIRD_PARTY' when '4' then 'GUARANTOR' else 'OTHER' end using utf8mb4) collate utf8mb4_bin as role,
  case when t.SSDW not in ('1', '2', '3', '4') then concat('代码', convert(t.SSDW using utf8mb4) collate utf8mb4_bin) end as role_label,
  convert(case t.DSRLX when '1' then 'PERSON' when '2' then 'ENTERPRISE' when '3' then 'AGENCY' else 'OTHER' end using utf8mb4) collate utf8mb4_bin as kind,
  case when t.DSRLX not in ('1', '2', '3') then concat('代码', convert(t.DSRLX using utf8mb4) collate utf8mb4_bin) end as kind_label,
  convert(t.XM using utf8mb4) collate utf8mb4_bin as name,
  case when t.DSRLX not in ('2', '3') then nullif(upper(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZJHM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), 'Ｘ', 'X')), '') end as id_number,
  case when t.DSRLX in ('2', '3') then nullif(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZJHM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '') end as credit_code,
  nullif(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.LXDH using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '') as phone,
  nullif(convert(t.DZ using utf8mb4) collate utf8mb4_bin, '') as address,
  t.WCN = '1' as minor,
  a.agency_id as agency_id,
  case when t.DSRLX <> '1' and t.ZJHM <> '' then case when char_length(t.ZJHM) = 18 then substr(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZJHM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), 9, 9) else replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZJHM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '-', '') end end as organisation_code
from T_DSR t
left join agency_directory a on t.DSRLX = '3' and a.credit_code = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.ZJHM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9');

-- Every ending of at least two characters of every name as names are compared: small letters, half-width brackets, one kind of
-- dot, no blanks. A view makes all of them for each search, half a second for 4,000 names; for more make it a table, primary key
-- (ending, party_id), filled each night.
create view party_name_ending as
with recursive place (position) as (
  select 1
  union all
  select position + 1 from place where position < 119
)
select
  substring(p.name, place.position) as ending,
  p.id as party_id
from (
  select
    id,
    replace(replace(replace(replace(replace(replace(replace(lower(name), '（', '('), '）', ')'), '•', '·'), '・', '·'), '.', '·'), ' ', ''), '　', '') as name
  from party
) p join place on place.position < char_length(p.name);

create view case_suspension as
select
  t.ZZBS as id,
  t.AJBS as case_id,
  str_to_date(nullif(t.KSRQ, ''), '%Y%m%d') as from_date,
  str_to_date(nullif(t.HFRQ, ''), '%Y%m%d') as to_date,
  convert(t.ZZSY using utf8mb4) collate utf8mb4_bin as reason
from T_ZZ t;

create view termination_check as
select
  t.AJBS as case_id,
  max(case t.BZ when '1' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as notice_on,
  max(case t.BZ when '2' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as property_report_ordered_on,
  max(case t.BZ when '3' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as consumption_limited_on,
  max(case t.BZ when '4' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as network_searched_on,
  max(case t.BZ when '5' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as field_searched_on,
  max(case t.BZ when '6' then str_to_date(nullif(t.WCRQ, ''), '%Y%m%d') end) as debtor_sought_on
from T_ZB t
group by t.AJBS;

create view judgment as
select
  t.PJBS as id,
  replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.WSH using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9'), '(', '（'), ')', '）') as instrument_number,
  t.FYDZ as court_code,
  f.DQDM as region_code,
  convert(case when convert(t.WSH using utf8mb4) like '%再%' then 'RETRIAL' when convert(t.WSH using utf8mb4) like '%终%' then 'FINAL' else 'FIRST' end using utf8mb4) collate utf8mb4_bin as instance,
  1 = 0 as cross_region,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as series_id,
  str_to_date(nullif(t.SXRQ, ''), '%Y%m%d') as effective_on,
  convert(t.PX using utf8mb4) collate utf8mb4_bin as ordered,
  convert(case t.YWZL when '1' then 'MONEY' when '2' then 'CONDUCT' end using utf8mb4) collate utf8mb4_bin as kind,
  cast(t.PJJE / 100 as decimal(18, 2)) as amount,
  str_to_date(nullif(t.LXQX, ''), '%Y%m%d') as performance_due_on,
  t.PXMQ = '1' as order_concrete,
  t.YLXQX = '1' as order_has_term,
  a.agency_id as defendant_agency_id,
  str_to_date(nullif(t.LXRQ, ''), '%Y%m%d') as performed_on,
  nullif(t.ZXAJ, '') as enforcement_case_id,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as conduct_progress,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as conduct_note,
  cast(null as date) as explained_on
from T_PJ t
join T_FY f on f.FYDZ = t.FYDZ
left join agency_directory a on a.credit_code = replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(convert(t.BGDM using utf8mb4) collate utf8mb4_bin, '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9');

-- The court does not store who won a judgment.
create view plaintiff as
select p.id as id, p.case_id as judgment_id, p.kind as kind, p.name as name, p.id_number as id_number, p.credit_code as credit_code
from party p
where 1 = 0;

-- The court stores the last day, the graph the day after it.
create view campaign as
select
  t.XDBS as id,
  convert(t.XDMC using utf8mb4) collate utf8mb4_bin as name,
  t.DQDM as region_code,
  str_to_date(nullif(t.KSRQ, ''), '%Y%m%d') as from_date,
  date_add(str_to_date(nullif(t.JSRQ, ''), '%Y%m%d'), interval 1 day) as to_date,
  t.JZCS as sessions,
  t.SJAJ as cases_taken_up,
  t.ZJAJ as cases_concluded,
  t.ZBAJ as cases_terminated_compliant,
  cast(null as decimal(18, 4)) as progress_before,
  1 = 0 as at_dawn,
  1 = 0 as at_midnight,
  1 = 0 as at_weekends,
  1 = 0 as deputies_watched,
  convert(cast(null as char(32)) using utf8mb4) collate utf8mb4_bin as circular_frequency,
  cast(null as signed) as inspection_groups,
  cast(null as signed) as inspectors,
  cast(null as signed) as presidents_leading
from T_XD t;

create view campaign_court as
select
  t.XDBS as campaign_id,
  f.FYDZ as court_code
from T_XD t
join T_FY f on find_in_set(f.FYDZ, t.CJFY);

create view petition as
select
  t.XFBS as id,
  t.AJBS as case_id,
  j.FYDZ as court_code,
  f.DQDM as region_code,
  str_to_date(nullif(t.XFRQ, ''), '%Y%m%d') as filed_on,
  convert(t.XFSY using utf8mb4) collate utf8mb4_bin as ground,
  case t.SS when '1' then 1 when '0' then 0 end as founded,
  str_to_date(nullif(t.DFRQ, ''), '%Y%m%d') as answered_on
from T_XF t
join T_AJ j on j.AJBS = t.AJBS
join T_FY f on f.FYDZ = j.FYDZ;

create view court_staff as
select
  concat(convert(t.FYDZ using utf8mb4) collate utf8mb4_bin, '-', convert(t.ND using utf8mb4) collate utf8mb4_bin) as id,
  t.FYDZ as court_code,
  max(f.DQDM) as region_code,
  cast(t.ND as signed) as year,
  cast(sum(case t.LB when '1' then t.RS else 0 end) as signed) as officers,
  cast(sum(case t.LB when '2' then t.RS else 0 end) as signed) as judges,
  cast(sum(case t.LB when '3' then t.RS else 0 end) as signed) as clerks,
  cast(null as signed) as total_staff,
  cast(null as signed) as joined,
  cast(null as signed) as departed,
  cast(null as signed) as several_posts,
  cast(null as signed) as court_judges,
  cast(null as signed) as judges_with_enforcement_year,
  cast(null as signed) as fire_flood_duty_days
from T_RY t
join T_FY f on f.FYDZ = t.FYDZ
group by t.FYDZ, t.ND;
