import { fault, notice, type KindOfFinding } from './kind-of-finding.ts';
import { KINDS_OF_VALUES } from './kinds-of-values.ts';

/** Every kind of finding, in the order of the report. */
export const FINDING_KINDS = {
  'account-may-write': notice(
    '账号权限不止只读',
    '子图的会话本身只读，但账号泄露后可被用来改数据。',
    "`revoke all privileges, grant option from 'reader'@'…'; grant select, show view on 库.* to 'reader'@'…';`",
  ),
  'account-reads-all': notice(
    '账号能读别的库',
    '账号泄露时，同一服务器上其他系统的数据也会泄露。',
    "把 `on *.*` 的授权收回，改为 `grant select on 库.* to 'reader'@'…';`，最好只授视图。",
  ),
  'not-encrypted': notice(
    '连接未加密',
    '姓名、证件号码在网络上明文传输。',
    '地址后加 `?ssl-mode=VERIFY_IDENTITY&ssl-ca=证书文件`，或设变量 `DATABASE_SSL_MODE`。',
  ),
  'server-character-set': notice(
    '服务器默认字符集不是 utf8mb4',
    '子图自己的会话固定为 utf8mb4，不受影响；但建视图时视图里的中文常量可能被存成乱码。',
    '建视图之前先执行 `set names utf8mb4;`，建完用 `show create view` 看中文是否正常。',
  ),
  'server-sql-mode': notice(
    '服务器默认 sql_mode 改变了语句的读法',
    '子图自己的会话固定 sql_mode，不受影响；手工执行的语句可能与子图读法不同。',
    '执行本报告的语句之前先 `set session sql_mode = default;` 并去掉 ANSI_QUOTES、NO_BACKSLASH_ESCAPES。',
  ),
  'server-time-zone': notice(
    '服务器时区不是北京时间，而库中有 timestamp 列',
    '别的程序写入 timestamp 时按服务器时区，可能差一天。',
    '视图里写 `cast(列 as date)`（子图会话固定为 +08:00），并核对几行。',
  ),
  'table-missing': fault(
    '没有这个表或视图',
    '子图不启动。',
    '按 `npm run columns -- 子图 --views` 的骨架建视图；没有这类数据就建空视图。',
  ),
  'view-not-allowed': fault(
    '账号无权读这个视图，或视图属主无权读其下的表',
    '子图不启动，或涉及它的查询全部失败。',
    "`grant select on 库.视图 to 'reader'@'…';` 视图用 `sql security definer`，属主须有其下各表的 select 权。",
  ),
  'view-definer-missing': fault(
    '视图的属主账号已不存在',
    '涉及它的查询全部失败。',
    "用现有账号重建：`create or replace definer = 'owner'@'localhost' sql security definer view …`。",
  ),
  'view-invalid': fault(
    '视图引用的表或列已不存在或改名',
    '子图不启动，或涉及它的查询全部失败。',
    '`show create view` 看它引用的列，与现在的表对照后用 `create or replace view` 重建。',
  ),
  'view-fails': fault(
    '读视图时出错',
    '涉及它的查询全部失败。',
    '执行所附语句看错误；常见的是子查询返回多行、除以零、字符集混用，改视图中的表达式。',
  ),
  'too-slow': notice(
    '读完整个视图超过时限',
    '统计与列表可能超时。',
    '见"键列被转换"与"列表会扫描大表"；或用 `--seconds` 给医生更多时间。',
  ),
  'column-missing': fault(
    '视图缺少这一列',
    '子图不启动。',
    '在视图中加上这一列；没有数据就写 `null as 列`（只在可为空的列上）。',
  ),
  'column-type': fault(
    '列的类型不能原样保存它的值',
    '子图不启动：位、浮点、带时刻的日期、文本日期会被读成别的值。',
    '在视图中写报告给出的转换表达式。',
  ),
  'table-empty': fault(
    '必需的表是空的',
    '按地区、法院、单位限定范围，空表使谁也看不到记录。',
    '填入全部地区、法院、单位，见"层级与目录"。',
  ),
  ...KINDS_OF_VALUES,
  'key-empty': fault(
    '键或代码是空字符串',
    '当作真的键去找，找不到也不报"无"。',
    "`nullif(列, '')`；不可为空的改正原数据。",
  ),
  'key-blank': fault(
    '键或代码首尾有空白',
    '数据库认为相等而程序认为不等：关联为空或报错。',
    '改正原数据 `update … set 列 = trim(列)`；改不了的用生成列存修剪后的值并建索引。',
  ),
  'key-full-width': fault(
    '键里有全角字母或数字',
    '与半角写法是两个键，关联不上。',
    '在原表上改正，或用生成列存半角值并建索引。',
  ),
  'key-invisible': fault(
    '键里有看不见的字符（零宽、换行、BOM）',
    '看着相同而关联不上。',
    "改正原数据：`replace(列, char(0xE2808B using utf8mb4), '')`。",
  ),
  'placeholder-text': fault(
    '用来表示"无"的文字（无、不详、NULL、-）',
    '被当作真的号码或代码。',
    "`nullif(列, '无')`。",
  ),
  'text-mojibake': fault(
    '乱码（字符集声明与内容不符）',
    '名称无法查找，显示为乱码。',
    '列声明为 latin1 而内容是 GBK 时：`convert(cast(convert(列 using latin1) as binary) using gbk)`。',
  ),
  'text-blank': notice('文字首尾有空白', '按姓名、名称精确查找时找不到。', '`trim(列)`。'),
  'text-empty': notice('不可为空的文字是空字符串', '显示为空白。', '确实没有的，与业务部门商定写什么。'),
  'text-invisible': notice('文字里有看不见的字符', '按名称查找时找不到。', '在视图中 `replace`，或改正原数据。'),
  'other-without-label': notice(
    '枚举值为 OTHER 而没有本单位的叫法',
    '只显示"其他"。',
    '在 `列_label` 里给出本单位的叫法。',
  ),
  'duplicate-key': fault(
    '本应唯一的键有重复',
    '哪一行都不能按键找到，字段为空并报错；常因视图的连接把一行变成多行。',
    '检查视图的 join 是否一对多；真重复的改正原数据。',
  ),
  'key-differs-in-form': fault(
    '有的键只差大小写、全半角或首尾空白',
    '数据库可能认为相等，程序认为不等：结果是错误而不是记录。',
    '统一写法；两行是同一条记录的合并。',
  ),
  'identifier-unreadable': fault(
    '案号、代码、证件号码读不懂',
    '显示原文，但按规范写法查不到，也关联不上。',
    '按所附语句看这些行，改正原数据；确实如此的老号码可以保留。',
  ),
  'identifier-not-canonical': fault(
    '案号、代码、证件号码不是规范写法',
    '显示时会规范，但存的写法与查询用的规范写法不同，查不到。',
    '在视图或生成列中写成规范形式：案号用全角括号、半角数字，代码用大写半角。',
  ),
  dangling: fault(
    '引用的记录不存在',
    '关联字段为空并报错。',
    '补上被引用的记录，或把引用改为 null；被引用的表是否滤掉了软删除的行。',
  ),
  'reference-differs-in-form': fault(
    '引用与被引用的键写法不同（大小写、全半角、空白）',
    '关联为空或报错。',
    '统一两边写法，见"键里有全角字母或数字"。',
  ),
  'code-not-in-closure': fault(
    '地区或法院代码不在层级表里',
    '除最高法院外没有人看得到这些行，统计也不上卷。',
    '层级表须含用到的每个代码（停用的也要），见"层级与目录"。',
  ),
  'code-not-in-directory': fault(
    '法院或单位不在目录表里',
    '按范围限定时看不到这些行。',
    '补进 `court_directory`、`agency_directory`。',
  ),
  'closure-self-missing': fault(
    '层级表缺"自己是自己的下级"一行',
    '该代码自己的记录看不到。',
    '`union all select code, code, level from …`。',
  ),
  'closure-gap': fault(
    '层级表缺隔代的行',
    '上级看不到隔代下级的记录，统计少算。',
    '用 `with recursive` 生成，见骨架。',
  ),
  'closure-root-missing': fault(
    '代码不在全国（000000）或最高法之下',
    '全国、最高法的统计少算。',
    '每个代码补一行 ancestor 为 000000 或 最高法。',
  ),
  'closure-circle': fault('层级成环', '互为上下级，统计重复。', '改正原表的上级代码。'),
  'closure-level': fault(
    '层级名不认识或前后不一',
    '按级统计时缺这一级。',
    '地区：NATIONAL、PROVINCE、CITY、COUNTY；法院：SUPREME、HIGH、INTERMEDIATE、BASIC。',
  ),
  'closure-parent': fault('上级代码与层级表不符', '树与统计的归属不一致。', '由同一张上级表生成两者。'),
  'dangling-elsewhere': fault(
    '引用的记录在所属机关的库里不存在',
    '跨机关的关联为空并报错。',
    '核对编号规则，见"各机关编号如何对上"。',
  ),
  'directory-differs': fault(
    '目录与所属机关的记录不一致',
    '范围按目录限定：别的地区的人看得到，本地区的人看不到。',
    '以所属机关的库为准，定期同步。',
  ),
  'closure-differs': fault(
    '层级表与法院案件库的不一致',
    '同一范围在各机关看到的不同，统计对不上。',
    '各机关用同一份地区、法院层级。',
  ),
  'copy-differs': fault(
    '随案抄存的法院、地区、类型与案件不一致',
    '范围与统计按抄存的算，与案件对不上。',
    '视图中由案件关联得出，或重新同步。',
  ),
  'key-converted': notice(
    '视图对键列做了转换',
    '索引用不上，每次查找扫描全表；两万案件的查询从 1 秒变成 30 秒以上。',
    '键列原样给出（GBK 列不必转换）；写法确需改变的用生成列加索引。',
  ),
  'collation-not-binary': notice(
    '键列的排序规则不区分大小写',
    '数据库认为相等的键，程序认为不等；翻页顺序也不同。',
    '在原表上 `modify 列 … collate utf8mb4_bin`；视图中不要用 collate 转换键列。',
  ),
  'collations-differ': notice(
    '互相关联的键列字符集或排序规则不同',
    '连接用不上索引，或报 Illegal mix of collations。',
    '在原表上统一。',
  ),
  'view-text-hidden': notice(
    '账号看不到视图的文本',
    '医生不能检查视图怎么写的。',
    "`grant show view on 库.* to 'reader'@'…';`，或用管理员账号再运行一次。",
  ),
  'plan-hidden': notice(
    '账号不能看执行计划',
    '医生不能指出会扫描大表的列表。',
    '用对其下各表也有 select 权的管理员账号再运行一次。',
  ),
  'list-scans': notice(
    '列表的某个筛选或排序会扫描大表',
    '翻页慢，多人使用时拖慢整个库。',
    '在原表的该列上建索引；视图中不要转换该列。',
  ),
  'statistic-scans': notice('统计的连接没有索引可用', '统计慢或超时。', '在连接列上建索引；两边字符集一致，不要转换。'),
} as const satisfies Readonly<Record<string, KindOfFinding>>;

export type FindingKind = keyof typeof FINDING_KINDS;
