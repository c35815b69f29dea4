/**
 * Chinese for the clauses of `badInput`, by their English text: what is wrong with a value (`fault`) and what would be right
 * (`expected`). A clause that is not here is shown in English only.
 */
export const CLAUSES: Readonly<Record<string, string>> = {
  'is required and was not given': '必填而未提供',
  'is null': '为空值',
  'is empty': '为空',
  'is too long': '过长',
  'is too short to search by': '过短，不能用来查找',
  'is not an object': '不是对象',
  'is not a string': '不是文本',
  'is neither a string nor a whole number': '既不是文本，也不是整数',
  'is a JSON number that cannot be exact': '是不能保证精确的 JSON 数字',
  'has none or several fields': '没有字段，或者多于一个字段',
  'is not a valid Int': '不是有效的整数',
  'is not a valid Float': '不是有效的数字',
  'is not a valid String': '不是有效的文本',
  'is not a valid Boolean': '不是有效的布尔值',
  'is not a valid ID': '不是有效的编号',
  'needs more records to be counted than can be in time': '要统计的记录过多，无法按时完成',
  'a shorter period, a smaller region or court, or fewer measures at once':
    '缩短期间，缩小行政区划或法院的范围，或减少一次统计的指标',
  'stands for too many cells to be told apart': '分组过多',
  'is below 1': '小于 1',
  'is not a page size that is served': '不是允许的每页条数',
  'is not a size of a page': '不是允许的每页条数',
  'is not a decimal': '不是小数',
  'has more than 6 digits after the point': '小数点后多于 6 位',
  'has more than 18 digits': '多于 18 位数字',
  'is not year, month and day as YYYY-MM-DD': '不是“年-月-日”形式的日期',
  'is on a day that the calendar does not have': '不是日历上有的日子',
  'is a day that the calendar does not have': '不是日历上有的日子',
  'is not a date, a time and an offset as in RFC 3339': '不是带时区的日期和时间（RFC 3339）',
  'is not two dates with one / between': '不是以“/”连接的两个日期',
  'is no year, quarter, month or pair of dates': '不是年、季、月或者起止日期',
  'is not six digits': '不是六位数字',
  'does not begin with the code of a province': '不以省级代码开头',
  'does not begin with the short name of a province': '不以省份简称开头',
  'does not begin with a year of four digits in brackets': '不以括号中的四位年份开头',
  'is neither 17 digits and a digit or X, nor 15 digits': '既不是 17 位数字加一位数字或 X，也不是 15 位数字',
  'has a check character that does not fit the rest': '校验码与其余部分不符',
  'is not 18 characters long': '不是 18 位',
  'holds too many identifiers': '包含的证件号过多',
  'leaves the years 1900 to 2199': '超出 1900 年至 2199 年',
  'a string': '文本',
  'a finite number': '有限的数字',
  'true or false': 'true 或 false',
  'a string or a whole number': '文本或整数',
  'a string or a smaller whole number': '文本，或者较小的整数',
  'a whole number from -2147483648 to 2147483647': '−2147483648 至 2147483647 的整数',
  'a whole number from 1 to 100': '1 至 100 的整数',
  'a page size from 1 to 100': '1 至 100 的每页条数',
  'a date': '日期',
  'a date such as 2021-03-31': '如 2021-03-31 的日期',
  'a date and time with its offset such as 2021-03-31T09:30:00+08:00':
    '如 2021-03-31T09:30:00+08:00 的带时区的日期和时间',
  'a case number such as （2021）闽09执123号': '如（2021）闽09执123号的案号',
  'a decimal such as "550000.00" of at most 18 digits, 6 of them after the point':
    '如 "550000.00" 的小数，至多 18 位，小数点后至多 6 位',
  'a region code of six digits such as 350902 (GB/T 2260)': '六位行政区划代码，如 350902（GB/T 2260）',
  'a unified social credit code of 18 characters with its check character (GB 32100-2015)':
    '18 位统一社会信用代码，含校验码（GB 32100-2015）',
};

/** Chinese for whole messages of the gateway, by their English text. */
export const MESSAGES: Readonly<Record<string, string>> = {
  'GraphQL is asked by GET or POST.': 'GraphQL 请求只能用 GET 或 POST 发送。',
  'Nothing here takes that method.': '这个地址不接受这种请求方法。',
  'Nothing is served here; the graph is at /graphql.': '这个地址没有内容；数据图的地址是 /graphql。',
  'The body must be application/json in UTF-8.': '请求正文须为 UTF-8 编码的 application/json。',
  'The body must not be compressed.': '请求正文不得压缩。',
  'The body is not JSON.': '请求正文不是 JSON。',
  'The request body must be in UTF-8.': '请求正文须为 UTF-8 编码。',
  'The request body holds bytes that are not UTF-8.': '请求正文含有不是 UTF-8 的字节。',
  'The address cannot be read: text in it must be in UTF-8 and percent-encoded.':
    '地址无法读取：其中的文字须以 UTF-8 编码并加百分号转义。',
  'A result of this length needs HTTP/1.1.': '这样长的结果须用 HTTP/1.1 接收。',
  'The request accepts neither application/graphql-response+json nor application/json.':
    '请求既不接受 application/graphql-response+json，也不接受 application/json。',
  'The ids and the text in the request are not the same document.': '请求中的编号和查询语句不是同一个查询。',
  'An id of a document is a text that is not empty.': '查询的编号须为非空文本。',
};

/** Chinese for what a limit of size counts, by the limit's name in `limits/limits.json`. */
export const COUNTED: Readonly<Record<string, string>> = {
  characters: '查询语句字符数',
  tokens: '查询语句词元数',
  depth: '字段嵌套层数',
  fields: '字段数',
  aliases: '别名数',
  rootFields: '根字段数',
  directives: '指令数',
  conditions: '@skip 和 @include 中的变量数',
  operations: '操作数',
  fragments: '片段数',
  introspections: '查询数据结构的字段数',
  listLength: '一个列表的项数',
  textLength: '一段文本的字符数',
  values: '参数值总数',
  valueDepth: '参数嵌套层数',
};

/** Chinese for the reasons why a login is refused, by `extensions.reason`. */
export const LOGIN_REASONS: Readonly<Record<string, string>> = {
  HEADER_MALFORMED: '请求须恰好带有一个 Authorization: Bearer 令牌。',
  BASIC_NOT_HERE: '用户名和密码只用于 GET 和 HEAD，或者本网站的页面；其他请求须带 Authorization: Bearer 令牌。',
  BASIC_NAME_MISMATCH: '用户名不是令牌里的名字。',
  TOKEN_TOO_LARGE: '令牌超过本网关接受的长度。',
  TOKEN_MALFORMED: '令牌不是签名的 JSON Web Token。',
  ALGORITHM_NOT_ACCEPTED: '本网关不接受令牌的签名算法。',
  UNKNOWN_KEY: '令牌的签名密钥不在密钥集中。',
  BAD_SIGNATURE: '令牌的签名无效。',
  WRONG_ISSUER: '令牌由其他机构签发。',
  WRONG_AUDIENCE: '令牌用于其他服务。',
  TOKEN_EXPIRED: '令牌已过期。',
  TOKEN_NOT_YET_VALID: '令牌尚未生效。',
  CLAIM_MISSING: '令牌缺少本网关需要的声明。',
  CLAIM_MALFORMED: '令牌的一个声明不是本网关需要的形式。',
  AUDIENCE_UNKNOWN: '令牌里的角色都不是本网关的受众。',
  AUDIENCE_AMBIGUOUS: '令牌里的角色属于本网关的多个受众。',
};
