import { buildSubgraphSchema } from '@apollo/subgraph';
import { buildSchema, parse, type GraphQLSchema } from 'graphql';

import { AUDIENCE_TITLES, AUDIENCES } from '../../subgraphs/shared/access/audiences.ts';
import type { SubgraphAccess } from '../../subgraphs/shared/access/define-access.ts';
import { fieldRules, type FieldRules } from '../../subgraphs/shared/access/field-rules.ts';
import { protectSchema } from '../../subgraphs/shared/access/protect-schema.ts';
import { CourtCodeScalar } from '../../subgraphs/shared/scalars/court-code.ts';
import { CreditCodeScalar } from '../../subgraphs/shared/scalars/credit-code.ts';
import { DateTimeScalar } from '../../subgraphs/shared/scalars/date-time.ts';
import { RegionCodeScalar } from '../../subgraphs/shared/scalars/region-code.ts';

import { access as ownAccess } from './access.ts';
import { viewerResolvers } from './viewer-resolvers.ts';

/** The name under which the gateway's answers about the viewer are a subgraph of the graph. */
export const VIEWER_SUBGRAPH = 'viewer';

const SCALARS = {
  DateTime: DateTimeScalar,
  RegionCode: RegionCodeScalar,
  CourtCode: CourtCodeScalar,
  CreditCode: CreditCodeScalar,
};

const TYPES = `
"""查询 Everything that can be asked; nothing can be changed."""
type Query {
  """当前访问者 Who sends this request, as the gateway understands their token; the public without one."""
  viewer: Viewer!
  """枚举词表 The enums that the viewer may see, by name, with a Chinese label for each member: what a drop-down shows."""
  enumLabels(
    """枚举名称 Only the enums of these names; one that the viewer may not see is left out, like one that does not exist."""
    names: [String!]
  ): [EnumLabels!]!
}

"""当前访问者 Who sends a request."""
type Viewer {
  """访问者类别 What kind of viewer: it decides fields and rows."""
  audience: Audience!
  """访问者类别中文 The Chinese term of \`audience\`."""
  audienceLabel: String!
  """访问者 The person or service, as the token names them; null without a token."""
  subject: String
  """行政区划 The region whose records, and those of the regions below it, the viewer may see; null where another scope decides."""
  region: Region
  """法院 The court whose records, and those of the courts below it, the viewer may see; null where another scope decides."""
  court: Court
  """本单位 The unit whose own records the viewer may see; null where another scope decides."""
  unit: Agency
  """字段权限 Rights to classes of field, by name."""
  scopes: [GrantedScope!]!
  """用途 What the token says the data is for; it goes into the access ledger."""
  purpose: String
  """失效时间 When the token expires; null without a token."""
  expiresAt: DateTime
}

"""字段权限 A right to a class of fields."""
type GrantedScope {
  """名称 As tokens and the access matrix write it, e.g. case:read."""
  name: String!
  """权限中文 The class of fields in Chinese; null where the office has added the scope itself."""
  label: String
  """说明 What the class is."""
  description: String
}

"""枚举词表 An enum of the schema."""
type EnumLabels {
  """名称 Name of the enum in the schema."""
  name: String!
  """枚举中文 Its Chinese term."""
  label: String!
  """说明 What it says of a record."""
  description: String
  """成员 Its members, in the order of the schema."""
  members: [EnumMember!]!
}

"""枚举成员 A member of an enum."""
type EnumMember {
  """名称 What a query and its answer write."""
  name: String!
  """成员中文 What people read."""
  label: String!
  """说明 What it means."""
  description: String
}

"""访问者类别 The kinds of viewer."""
enum Audience {
${AUDIENCES.map((audience) => `  """${AUDIENCE_TITLES[audience]} The audience \`${audience}\` of a token."""\n  ${audience.toUpperCase()}`).join('\n')}
}

"""行政区划 A region of GB/T 2260, the national standard of administrative division codes."""
type Region @key(fields: "code", resolvable: false) {
  """行政区划代码 Code of GB/T 2260, six digits."""
  code: RegionCode!
}

"""法院 A court."""
type Court @key(fields: "code", resolvable: false) {
  """法院代字 The code of the court in case numbers, e.g. 闽0902."""
  code: CourtCode!
}

"""机关单位 A party or government organ or another unit that is supervised and assessed."""
type Agency @key(fields: "creditCode", resolvable: false) {
  """统一社会信用代码 Unified social credit code."""
  creditCode: CreditCode!
}

${Object.entries(SCALARS)
  .map(([name, { description }]) => `"""${description}"""\nscalar ${name}`)
  .join('\n\n')}
`;

const FEDERATION_LINK =
  'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@requiresScopes"])';

export interface ViewerSchema {
  /** As it is composed. */
  readonly sdl: string;
  readonly executable: GraphQLSchema;
  readonly rules: FieldRules;
}

/** What the gateway itself knows of a viewer: a subgraph like the others, of the gateway's own. */
export function viewerSchema(access: SubgraphAccess = ownAccess): ViewerSchema {
  const plain = buildSchema(`directive @key(fields: String!, resolvable: Boolean) on OBJECT ${TYPES}`);
  const rules = fieldRules(VIEWER_SUBGRAPH, plain, access);
  const sdl = protectSchema(`${FEDERATION_LINK}\n${TYPES}`, rules);
  const resolvers = { ...viewerResolvers, ...SCALARS };
  return { sdl, executable: buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]), rules };
}
