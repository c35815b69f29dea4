/**
 * The classes of field that the data's owners distinguish, each with the scope that is needed to read it. A class without a
 * scope is open to everyone. A field that belongs to two classes has the stricter one; its parent object was reached
 * with the scope of its own type already.
 */
export const FIELD_CLASSES = {
  reference: open('参考 Regions, courts, measures’ definitions, published figures.'),
  publication: open('公布 The published form of the dishonest-debtor list.'),
  statistics: by('statistics:read', '统计 Measures over cases, assets, judgments and supervision.'),
  case: by('case:read', '案件 Dates, status, amounts, court and debtor agency of a case.'),
  nameless: by(
    'case:nameless',
    '匿名案件 Rows of cases without days, amounts, court, parties or anything that names them.',
  ),
  number: by('case:number', '案号 What names a case: its number, its instrument, its officer.'),
  masked: by('party:masked', '脱敏 Masked names and identifiers of private parties.'),
  agency: by('performance:read', '机关 An agency, its scores, indicators and rank.'),
  evidence: by('performance:evidence', '依据 What a deduction rests on: case number, action, date.'),
  linkage: by('linkage:read', '联动 Meetings, resolutions, agreements, circulars.'),
  attendance: by('linkage:attendance', '参会 Which unit was called to a meeting, and which came.'),
  inquiry: by('inquiry:read', '协助 What a unit was asked by a court, and how and when it answered.'),
  asset: by('asset:read', '财产 Kind, value, measures and auctions of property.'),
  party: by('party:name', '姓名 Names of private parties, and free text that names them.'),
  identity: by('party:identity', '身份 Identity numbers, phones, addresses, account numbers, plates.'),
  creditCheck: by('credit:check', '信用核查 Whether an identifier is on the dishonest-debtor list.'),
  ledger: by('ledger:read', '访问台账 Who read what.'),
} as const satisfies Record<string, { readonly scope: string | null; readonly description: string }>;

export type FieldClass = keyof typeof FIELD_CLASSES;

/** A right to a class of fields, as written in directives and envelopes. */
export type Scope = Exclude<(typeof FIELD_CLASSES)[FieldClass]['scope'], null>;

function open(description: string) {
  return { scope: null, description } as const;
}

function by<const Right extends string>(scope: Right, description: string) {
  return { scope, description } as const;
}
