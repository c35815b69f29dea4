import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, parse, type GraphQLSchema } from 'graphql';

import type { SubgraphAccess } from '../../../subgraphs/shared/access/define-access.ts';
import { fieldRules, type FieldRules } from '../../../subgraphs/shared/access/field-rules.ts';
import { protectSchema } from '../../../subgraphs/shared/access/protect-schema.ts';
import { DateTimeScalar } from '../../../subgraphs/shared/scalars/date-time.ts';
import { IdentityNumberScalar } from '../../../subgraphs/shared/scalars/identity-number.ts';
import { PeriodScalar } from '../../../subgraphs/shared/scalars/period.ts';
import { priceFields } from '../../../subgraphs/shared/schema/price-fields.ts';

import { access as ownAccess } from './access.ts';
import { ledgerResolvers } from './ledger-resolvers.ts';

/** The name under which the ledger is a subgraph of the graph; the gateway answers for it itself. */
export const LEDGER_SUBGRAPH = 'access_ledger';

const TYPES = `
"""查询 Everything that can be asked; nothing can be changed."""
type Query {
  """访问台账 Who read which protected data and who was refused it, the latest first; itself recorded."""
  accessLedger(
    """筛选条件 Which records to list; all conditions given must hold."""
    filter: AccessRecordFilter
    """条数 Largest number of records on the page, from 1 to 100."""
    first: Int! = 20
    """起点游标 The endCursor of the page before; the first page when left out."""
    after: String
  ): AccessRecordConnection
}

"""访问记录列表 A page of AccessRecord records."""
type AccessRecordConnection {
  """条目 The records of this page, in order."""
  edges: [AccessRecordEdge!]!
  """记录 The records of this page, in order, without their cursors: the same as \`edges { node }\`."""
  nodes: [AccessRecord!]!
  """分页信息 Where this page lies in the list."""
  pageInfo: PageInfo!
}

"""访问记录条目 A record and its place in a list."""
type AccessRecordEdge {
  """访问记录 The record."""
  node: AccessRecord!
  """游标 The record's place in the list; \`after\` of the page that follows it."""
  cursor: String!
}

"""访问记录 One request that was answered with protected data, or was refused it. It holds no value of a person."""
type AccessRecord {
  """链 The chain of records that it stands in: one for each gateway."""
  chain: String!
  """序号 Its place in the chain, from 1."""
  sequence: Int!
  """时间 When it was written down."""
  time: DateTime!
  """请求编号 Id of the request, as its answer and the log have it."""
  requestId: String!
  """结果 What became of the request."""
  verdict: AccessVerdict!
  """访问者类别 The audience of who asked."""
  audience: String!
  """访问者 Who asked, as their token names them; null where nobody said."""
  subject: String
  """数据范围 Region, court and unit whose rows they may see."""
  rowScope: String!
  """用途 What they said the data is for."""
  purpose: String
  """操作摘要 SHA-256 of the document that was sent; null where there was none. Of a file: its saved query, version, form, and SHA-256 in base64url."""
  operation: String
  """字段类别 Classes of the protected fields answered."""
  classes: [String!]!
  """字段 Fields answered or refused; of a failed login, why it failed."""
  fields: [String!]!
  """行数 Number of objects with a protected field in them."""
  rowCount: Int!
  """哈希 SHA-256 of the record, which the next one of its chain names."""
  hash: String!
}

"""访问结果 What became of a request."""
enum AccessVerdict {
  """已提供 Protected fields were answered."""
  ANSWERED
  """已出具 A run of a saved query ended: a file with protected fields was provided whole."""
  PROVIDED
  """部分拒绝 Fields were cut from the answer."""
  DENIED
  """整体拒绝 The request was refused whole, since it named fields that do not exist for who asked."""
  REFUSED
  """登录失败 Nobody could be told to have asked."""
  LOGIN_FAILED
  """合并计数 Refusals that came too fast to be written down one by one; \`rowCount\` says how many."""
  OMITTED
  """查询异常 Too many people were looked up by number, or too many candidates of one number; \`rowCount\` says how many identifiers the request had."""
  ALARM
}

"""访问记录筛选 Which AccessRecord records to list; all conditions given must hold."""
input AccessRecordFilter {
  """访问者 Asked by this one."""
  subject: String
  """结果 Of these outcomes."""
  verdict: [AccessVerdict!]
  """期间 Written down in this period."""
  period: Period
  """被查询人 About the person of this identity number, as far as the ledger can tell."""
  person: IdentityNumber
}

"""分页信息 Where a page lies in its list."""
type PageInfo @shareable {
  """有下一页 Whether records follow this page."""
  hasNextPage: Boolean!
  """有上一页 Whether the page was asked for with \`after\`, so that records precede it."""
  hasPreviousPage: Boolean!
  """首游标 Cursor of the page's first record; null on an empty page."""
  startCursor: String
  """末游标 Cursor of the page's last record: \`after\` of the next page."""
  endCursor: String
}

"""${DateTimeScalar.description}"""
scalar DateTime

"""${PeriodScalar.description}"""
scalar Period

"""${IdentityNumberScalar.description}"""
scalar IdentityNumber
`;

const FEDERATION_LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@shareable", "@requiresScopes", "@cost", "@listSize"])';

export interface LedgerSchema {
  /** As it is composed. */
  readonly sdl: string;
  readonly executable: GraphQLSchema;
  readonly rules: FieldRules;
}

/** The ledger as auditors ask it: a subgraph like the others, of the gateway's own. */
export function ledgerSchema(access: SubgraphAccess = ownAccess): LedgerSchema {
  const plain = buildSchema(`directive @shareable on OBJECT ${TYPES}`);
  const rules = fieldRules(LEDGER_SUBGRAPH, plain, access);
  const sdl = priceFields(protectSchema(`${FEDERATION_LINK}\n${TYPES}`, rules));
  const scalars = { DateTime: DateTimeScalar, Period: PeriodScalar, IdentityNumber: IdentityNumberScalar };
  const resolvers = { ...ledgerResolvers, ...scalars };
  return { sdl, executable: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]), rules };
}
