-- The tables of an invented court's case system of about 2005: names of pinyin initials, GBK, codes for every choice,
-- dates as text, blanks for null, amounts in fen. Only tests create them.

-- DQ 地区: regions. DQJB 级别: 0 全国, 1 省, 2 市, 3 县.
create table T_DQ (
  DQDM char(6) not null primary key,
  DQMC varchar(80) not null,
  DQJB char(1) not null,
  SJDQ char(6) not null
) default character set gbk;

-- FY 法院: courts. FYJB 级别: 1 最高, 2 高级, 3 中级, 4 基层.
create table T_FY (
  FYDZ varchar(16) not null primary key,
  FYMC varchar(80) not null,
  FYJB char(1) not null,
  DQDM char(6) not null,
  SJFY varchar(16) not null
) default character set gbk;

-- AJ 案件: cases. AH 案号 typed by hand, full- and half-width mixed. Dates YYYYMMDD, blank where there is none.
create table T_AJ (
  AJBS varchar(32) not null primary key,
  AH varchar(80) not null unique,
  LXDM char(2) not null,
  FYDZ varchar(16) not null,
  LARQ char(8) not null,
  CBR varchar(40) not null,
  ZXYJ char(1) not null,
  ZXYJWH varchar(80) not null,
  PJBS varchar(32) not null,
  AY varchar(80) not null,
  SQBD bigint not null,
  DWJE bigint not null,
  AJZT char(1) not null,
  FDQX char(8) not null,
  YCTS int not null,
  JARQ char(8) not null,
  JAFS char(2) not null,
  HJLX char(1) not null,
  YWCC char(1) not null,
  ZXBN varchar(200) not null,
  BQRQ char(8) not null,
  JCZX char(1) not null,
  YFYDZ varchar(16) not null,
  HFYAJ varchar(32) not null,
  BZXRLX char(1) not null,
  BZXRDM varchar(36) not null,
  XDBS varchar(32) not null,
  key (FYDZ),
  key (LARQ),
  key (JARQ),
  key (HFYAJ)
) default character set gbk;

-- DSR 当事人: parties. ZJHM 证件号码 of persons and organisations alike, often full-width.
create table T_DSR (
  DSRBS varchar(32) not null primary key,
  AJBS varchar(32) not null,
  SSDW char(1) not null,
  DSRLX char(1) not null,
  XM varchar(120) not null,
  ZJHM varchar(36) not null,
  LXDH varchar(40) not null,
  DZ varchar(200) not null,
  WCN char(1) not null,
  key (AJBS)
) default character set gbk;

-- JD 节点: steps of a case; another module wrote it, with dates as YYYY.MM.DD.
create table T_JD (
  JDBS varchar(32) not null primary key,
  AJBS varchar(32) not null,
  JDDM char(2) not null,
  YWRQ char(10) not null,
  WCRQ char(10) not null,
  key (AJBS)
) default character set gbk;

-- ZZ 中止: suspensions.
create table T_ZZ (
  ZZBS varchar(32) not null primary key,
  AJBS varchar(32) not null,
  KSRQ char(8) not null,
  HFRQ char(8) not null,
  ZZSY varchar(200) not null,
  key (AJBS)
) default character set gbk;

-- ZB 终本: what was on record when a procedure was terminated, one row per step. BZ 步骤 1 to 6.
create table T_ZB (
  AJBS varchar(32) not null,
  BZ char(1) not null,
  WCRQ char(8) not null,
  primary key (AJBS, BZ)
) default character set gbk;

-- PJ 判决: judgments.
create table T_PJ (
  PJBS varchar(32) not null primary key,
  WSH varchar(80) not null unique,
  FYDZ varchar(16) not null,
  SXRQ char(8) not null,
  PX varchar(1000) not null,
  YWZL char(1) not null,
  PJJE bigint null,
  LXQX char(8) not null,
  PXMQ char(1) not null,
  YLXQX char(1) not null,
  BGDM varchar(36) not null,
  LXRQ char(8) not null,
  ZXAJ varchar(32) not null
) default character set gbk;

-- XD 专项行动: campaigns, the courts that took part separated by commas.
create table T_XD (
  XDBS varchar(32) not null primary key,
  XDMC varchar(120) not null,
  DQDM char(6) not null,
  KSRQ char(8) not null,
  JSRQ char(8) not null,
  JZCS int not null,
  SJAJ int not null,
  ZJAJ int not null,
  ZBAJ int not null,
  CJFY varchar(500) not null
) default character set gbk;

-- XF 信访: petitions. SS 属实: 1, 0 or blank.
create table T_XF (
  XFBS varchar(32) not null primary key,
  AJBS varchar(32) not null,
  XFRQ char(8) not null,
  XFSY varchar(120) not null,
  SS char(1) not null,
  DFRQ char(8) not null,
  key (AJBS)
) default character set gbk;

-- RY 人员: staff by year and kind. LB 类别: 1 执行干警, 2 法官, 3 书记员.
create table T_RY (
  FYDZ varchar(16) not null,
  ND char(4) not null,
  LB char(1) not null,
  RS int not null,
  primary key (FYDZ, ND, LB)
) default character set gbk;
